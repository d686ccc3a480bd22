import { known, nth, type AnswerPage } from "../../writer.ts";

/** RTX 5090, 4090 or 3090 for local models? */
export const page: AnswerPage = {
  slug: "rtx-5090-vs-4090",
  title: ["RTX 5090, 4090 or 3090 for local models?", "本地跑大模型选 RTX 5090、4090 还是 3090？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (gpu: string, model: string, weights: string) =>
      serve(
        `model=${model}&weights=${weights}&engine=llama.cpp&gpu=${gpu}&users=1&in=3072&out=1024`,
      );
    const cards = [
      ["RTX 3090", "rtx-3090-24gb"],
      ["RTX 4090", "rtx-4090-24gb"],
      ["RTX 5090", "rtx-5090-32gb"],
    ] as const;
    const rows = cards.flatMap(([label, gpu]) => [
      [`${label}, Qwen3 32B Q4_K_M`, at(gpu, "Qwen/Qwen3-32B", "q4_k_m")] as const,
      [
        `${label}, Qwen3 30B A3B Q4_K_M`,
        at(gpu, "Qwen/Qwen3-30B-A3B-Instruct-2507", "q4_k_m"),
      ] as const,
    ]);
    const speed = (index: number) =>
      known(rows[index]?.[1].report.speed?.tokens_per_second_per_user);
    return {
      short: t(
        `For a dense 32B in 4 bits: <b>${n.figure(speed(0))}, ${n.figure(speed(2))} and ${n.figure(speed(4))} tokens a second</b> on a 3090, 4090 and 5090. The 4090 is hardly ahead of the 3090 when it writes; the 5090's 8 GB more make longer contexts possible.`,
        `4 比特稠密 32B：3090、4090、5090 分别约 <b>${n.figure(speed(0))}、${n.figure(speed(2))}、${n.figure(speed(4))} 词元/秒</b>。纯吐字 4090 比 3090 快不了多少；5090 多出的 8 GB 主要换来更长上下文。`,
      ),
      parts: [
        table(
          t("llama.cpp, one user, 3K tokens in and 1K out", "llama.cpp，单用户，输入 3K、输出 1K"),
          t("Card and model", "卡与模型"),
          rows,
          [c.needed, c.longest, c.speed, c.first],
        ),
        p(
          t(
            "Bandwidths are 936, 1,008 and 1,792 GB/s, and writing follows them. Reading a long prompt follows the arithmetic, where the 4090 has more than twice the 3090's: look at the last column.",
            "显存带宽 936、1008、1792 GB/s，吐字速度跟着带宽走。读长提示词看算力，4090 是 3090 的两倍多，见最后一列。",
          ),
        ),
        p(
          t(
            "Mixture models with 3 billion active weights change the question: they are quick on any of the three, and what counts is whether they fit.",
            "激活只有 3B 的 MoE 会改变结论：三张卡都很快，能不能放下才是关键。",
          ),
        ),
      ],
      open: nth(rows, 4)[1],
    };
  },
};
