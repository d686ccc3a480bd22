import { QWEN_32B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** Two RTX 4090 or one 48 GB or 80 GB card? */
export const page: AnswerPage = {
  slug: "two-4090-or-one-a100",
  title: ["Two RTX 4090 or one 48 GB or 80 GB card?", "两张 4090 还是一张 48 GB／80 GB 卡？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (gpu: string, count: number) =>
      serve(`${QWEN_32B}&weights=int4&gpu=${gpu}&count=${count}&users=8&in=3072&out=1024`);
    const two = at("rtx-4090-24gb", 2);
    const ada = at("rtx-6000-ada-48gb", 1);
    const a100 = at("a100-sxm-80gb", 1);
    const rows = [
      ["1 × RTX 4090 24GB", at("rtx-4090-24gb", 1)],
      ["2 × RTX 4090 24GB", two],
      ["1 × RTX 5090 32GB", at("rtx-5090-32gb", 1)],
      ["1 × RTX 6000 Ada 48GB", ada],
      ["1 × A100 80GB", a100],
      ["1 × RTX PRO 6000 96GB", at("rtx-pro-6000-96gb", 1)],
    ] as const;
    const all = rows.filter(([, { report }]) => report.speed?.running_requests === 8);
    const [fastest] = [...all].sort(
      ([, a], [, b]) =>
        known(b.report.speed?.tokens_per_second_per_user) -
        known(a.report.speed?.tokens_per_second_per_user),
    )[0] ?? [""];
    const room = (asked: typeof two) => n.whole(asked.report.fit.max_concurrency);
    return {
      short: t(
        `For Qwen3 32B in 4 bits and 8 users, <b>${fastest} is the fastest to each user</b>. Two 4090 hold ${room(two)} users of 4K tokens where a 48 GB card holds ${room(ada)} and an A100 80GB ${room(a100)}.`,
        `Qwen3 32B 4 比特、8 个用户：<b>单用户最快的是 ${fastest}</b>。两张 4090 在 4K 上下文下最多 ${room(two)} 人；一张 48 GB 卡 ${room(ada)} 人，一张 A100 80GB ${room(a100)} 人。`,
      ),
      parts: [
        table(
          t(
            "Qwen3 32B, INT4, vLLM, 8 users, 3K in and 1K out",
            "Qwen3 32B，INT4，vLLM，8 用户，输入 3K、输出 1K",
          ),
          t("Cards", "卡"),
          rows,
          [c.needed, c.verdict, c.most, c.speed, c.first, c.hourly],
        ),
        p(
          t(
            "Each of two cards reads half of the weights at the same time; after every layer they exchange results over PCIe, since the 4090 has no NVLink. For a few users that exchange is small; for long prompts it is what one waits for.",
            "两卡张量并行，各读一半权重；每层之后要经 PCIe 交换结果（4090 没有 NVLink）。用户少时开销不大，提示词很长时等的就是它。",
          ),
        ),
        p(
          t(
            "Both cards hold the engine and the graphs once more, so that 2 × 24 GB is less than 48. And two cards of 450 W want a supply of 1,200 W or more and a board that gives each of them eight lanes.",
            "引擎和 CUDA Graph 在每张卡上各占一份，所以 2 × 24 GB 小于 48 GB。两张 450 W 的卡要 1200 W 以上电源，主板要能给每张卡至少 8 条通道。",
          ),
        ),
      ],
      open: two,
    };
  },
};
