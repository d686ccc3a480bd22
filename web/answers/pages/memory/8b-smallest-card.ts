import { LLAMA_8B } from "../../models.ts";
import { known, nth, type AnswerPage } from "../../writer.ts";

/** What is the smallest GPU for an 8B model? */
export const page: AnswerPage = {
  slug: "8b-smallest-card",
  title: ["What is the smallest GPU for an 8B model?", "跑 8B 模型最小要什么显卡？"],
  write: ({ t, p, n, gb, table, serve, serving: c, name }) => {
    const at = (gpu: string, weights: string) =>
      serve(`${LLAMA_8B}&engine=llama.cpp&weights=${weights}&gpu=${gpu}&users=1&in=3072&out=1024`);
    const tries = [
      ["rtx-3070-8gb", "q4_k_m"],
      ["rtx-3060-12gb", "q4_k_m"],
      ["rtx-3060-12gb", "q8_0"],
      ["rtx-4060-ti-16gb", "q8_0"],
      ["rtx-4090-24gb", "fp16"],
    ] as const;
    const rows = tries.map(
      ([gpu, weights]) => [`${name(gpu)}, ${weights.toUpperCase()}`, at(gpu, weights)] as const,
    );
    const [four, eight] = [nth(rows, 1)[1].report, nth(rows, 2)[1].report];
    const more = n.figure(eight.fit.per_gpu.weights_bytes / four.fit.per_gpu.weights_bytes);
    const faster = n.figure(
      known(four.speed?.tokens_per_second_per_user) /
        known(eight.speed?.tokens_per_second_per_user),
    );
    const fits =
      rows.find(([, { report }]) => report.fit.verdict !== "does_not_fit") ?? nth(rows, 0);
    return {
      short: t(
        `<b>${fits[0]}</b> is enough for one person: Llama 3.1 8B takes ${gb(fits[1].report.fit.per_gpu.needed_bytes)} there, 4K tokens of context included.`,
        `一个人用，<b>${fits[0]}</b> 就够：Llama 3.1 8B 连同 4K 上下文占 ${gb(fits[1].report.fit.per_gpu.needed_bytes)}。`,
      ),
      parts: [
        table(
          t("llama.cpp, one user, 3K in and 1K out", "llama.cpp，单用户，输入 3K、输出 1K"),
          t("Card and format", "卡与格式"),
          rows,
          [c.needed, c.verdict, c.longest, c.speed],
        ),
        p(
          t(
            `Q4_K_M stores 4.85 bits a weight on average: it mixes blocks of four and six bits, and keeps a scale for each. The weights take ${more} times as much in Q8_0, and on the same card Q4_K_M writes ${faster} times as fast, because a token reads every weight once.`,
            `Q4_K_M 平均每权重 4.85 比特：4 比特块和 6 比特块混用，每块另存缩放。Q8_0 的权重是它的 ${more} 倍，同一张卡上 Q4_K_M 的生成速度是它的 ${faster} 倍，因为每个词元都要把权重读一遍。`,
          ),
        ),
        p(
          t(
            "A display that runs on the same card takes from half a gigabyte to one and a half of it. Leave that much free, or plug the screen into the processor's own graphics.",
            "如果显示器也接在这张卡上，桌面会占 0.5–1.5 GB。要么给它留出来，要么把显示器接到核显。",
          ),
        ),
      ],
      open: fits[1],
    };
  },
};
