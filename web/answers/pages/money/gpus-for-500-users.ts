import { LLAMA_70B } from "../../models.ts";
import { known, nth, type AnswerPage } from "../../writer.ts";

/** How many GPUs do 100 or 500 users of a 70B need? */
export const page: AnswerPage = {
  slug: "gpus-for-500-users",
  title: [
    "How many GPUs do 100 or 500 users of a 70B need?",
    "70B 模型 100 人、500 人同时用要几张卡？",
  ],
  write: ({ t, p, n, plan, grid, link, name }) => {
    const at = (users: number, limit = 50) =>
      plan(`${LLAMA_70B}&users=${users}&in=2048&out=512&tpot=${limit}&ttft=3000`);
    const loads = [16, 100, 500].map((users) => [users, at(users)] as const);
    const cheapest = (asked: ReturnType<typeof at>) => asked.report.plans[0];
    const said = (asked: ReturnType<typeof at>) => {
      const best = cheapest(asked);
      return best
        ? `${n.whole(known(best.request.gpu_count))} × ${name(best.request.gpu)}`
        : t("no plan", "无方案");
    };
    return {
      short: t(
        `At 20 tokens a second for everyone, the cheapest of the known offers: <b>${said(nth(loads, 1)[1])} for 100 requests at once, ${said(nth(loads, 2)[1])} for 500</b>.`,
        `保证每人 20 词元/秒，按现有报价最便宜的方案：<b>100 并发 ${said(nth(loads, 1)[1])}，500 并发 ${said(nth(loads, 2)[1])}</b>。`,
      ),
      parts: [
        grid(
          t(
            "Llama 3.1 70B, 2K tokens in and 512 out, first token within 3 s",
            "Llama 3.1 70B，输入 2K、输出 512，首字 3 秒内",
          ),
          [
            t("Requests at once", "并发"),
            t("Plan", "方案"),
            t("Cards", "卡"),
            t("Format, engine", "格式，引擎"),
            t("Tokens/s per user", "每人词元/秒"),
            t("A month", "每月"),
          ],
          loads.flatMap(([users, asked]) =>
            asked.report.plans.map(({ label, request, estimate }) => [
              link(asked, n.whole(users)),
              (
                {
                  cheapest: t("cheapest", "最便宜"),
                  fastest: t("fastest", "最快"),
                  safest: t("safest", "最稳"),
                  balanced: t("balanced", "均衡"),
                } as Record<string, string>
              )[label] ?? label,
              `${n.whole(known(request.gpu_count))} × ${name(request.gpu)}`,
              `${request.precision?.weights ?? ""}, ${request.engine ?? ""}`,
              n.figure(known(estimate.speed?.tokens_per_second_per_user)),
              n.sum(known(estimate.cost?.usd_per_month)),
            ]),
          ),
        ),
        p(
          t(
            "The planner goes through cards, numbers of them, layouts, formats and engines, keeps what meets both limits with headroom, and sorts by price. Give it your own limits: slower answers, or a first word that may take longer, can do with fewer cards.",
            "规划器遍历卡型、卡数、切分、量化格式和引擎，留出余量后保留同时满足两个时限的方案，再按价格排序。放宽速度或者允许首字更慢，卡数可能更少。",
          ),
        ),
        p(
          t(
            "Requests at once are not people on the books: count those that wait for an answer in the busiest minute.",
            "并发请求不等于账号数：要数的是最忙那一分钟里正在等回答的请求。",
          ),
        ),
      ],
      open: nth(loads, 1)[1],
    };
  },
};
