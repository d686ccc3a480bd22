import { known, nth, type AnswerPage } from "../../writer.ts";

/** What can I serve for $1,000 a month? */
export const page: AnswerPage = {
  slug: "budget-1000-a-month",
  title: ["What can I serve for $1,000 a month?", "每月 7000 元预算能部署什么模型？"],
  write: ({ t, p, n, plan, grid, link, name, catalog }) => {
    const models = [
      "meta-llama/Llama-3.1-8B-Instruct",
      "Qwen/Qwen3-32B",
      "openai/gpt-oss-120b",
      "meta-llama/Llama-3.1-70B-Instruct",
      "zai-org/GLM-4.5-Air",
      "deepseek-ai/DeepSeek-V3.1",
    ];
    const rows = models.map((model) => {
      const asked = plan(`model=${model}&users=8&in=2048&out=512&tpot=66&ttft=4000&month=1000`);
      return { model, asked, best: asked.report.plans[0] };
    });
    const possible = rows.filter(({ best }) => best);
    const size = (model: string) =>
      known(catalog.models.find(({ id }) => id === model)?.parameters);
    const largest = nth(
      [...possible].sort((a, b) => size(b.model) - size(a.model)),
      0,
    );
    return {
      short: t(
        `Of the ${n.whole(models.length)} models below, <b>${n.whole(possible.length)} can serve 8 requests at once at 15 tokens a second within that</b>, up to ${name(largest.model)}.`,
        `下列 ${n.whole(models.length)} 个模型中，<b>有 ${n.whole(possible.length)} 个能在预算内满足 8 并发、每人 15 词元/秒</b>，最大到 ${name(largest.model)}。`,
      ),
      parts: [
        grid(
          t(
            "8 requests at once, 2K tokens in and 512 out, dated offers on demand, 730 hours",
            "8 并发，输入 2K、输出 512，带日期的按需报价，每月 730 小时",
          ),
          [
            t("Model", "模型"),
            t("Cheapest plan", "最便宜方案"),
            t("Tokens/s per user", "每人词元/秒"),
            t("A month", "每月"),
          ],
          rows.map(({ model, asked, best }) => [
            link(asked, name(model)),
            best
              ? `${n.whole(known(best.request.gpu_count))} × ${name(best.request.gpu)}, ${best.request.precision?.weights ?? ""}`
              : t("none within the budget", "预算内没有"),
            best ? n.figure(known(best.estimate.speed?.tokens_per_second_per_user)) : "–",
            best ? n.sum(known(best.estimate.cost?.usd_per_month)) : "–",
          ]),
        ),
        p(
          t(
            "A month has 730 hours, so the budget is 1.37 dollars an hour. A server that is switched off at night and on weekends has 3 to 4 times as much for the hours it runs, and then a larger model comes within reach.",
            "一个月 730 小时，预算折合每小时不到 10 元。夜里和周末关机的话，开机时段每小时可花 3–4 倍，能上更大的模型。",
          ),
        ),
        p(
          t(
            "Marketplace offers are the cheapest and promise the least; tick in the calculator which providers and terms you accept.",
            "最便宜的往往是算力市场的个人卡，保障也最少；在计算器里可以勾选只接受哪些厂商和计费方式。",
          ),
        ),
      ],
      open: nth(rows, 1).asked,
    };
  },
};
