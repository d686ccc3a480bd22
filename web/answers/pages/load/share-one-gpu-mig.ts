import { LLAMA_8B } from "../../models.ts";
import { NONE, nth, type AnswerPage } from "../../writer.ts";

/** How do several small models share one card (MIG)? */
export const page: AnswerPage = {
  slug: "share-one-gpu-mig",
  title: [
    "How do several small models share one card (MIG)?",
    "多个小模型怎么共用一张卡（MIG 切分）？",
  ],
  write: ({ t, p, n, grid, link, serve, words, gb }) => {
    const at = (slice: string) =>
      serve(`${LLAMA_8B}&weights=fp8&gpu=${encodeURIComponent(slice)}&users=4&in=2048&out=512`);
    const card = slicesOf(at);
    const whole = at("h100-sxm-80gb");
    const fits = card.filter(([, , { report }]) => report.fit.verdict !== "does_not_fit");
    const [smallest, copies, asked] = nth(fits, 0);
    const figure = (value: number | undefined) => (value ? n.figure(value) : NONE);
    return {
      short: t(
        `An H100 can be cut into up to seven slices. For Llama 3.1 8B in FP8 with 4 users each, the smallest that holds it is <b>${smallest}: ${n.whole(copies)} such servers on one card</b>, strictly apart.`,
        `H100 最多切成七份。FP8 的 Llama 3.1 8B、每个实例 4 用户，放得下的最小切片是 <b>${smallest}：一张卡 ${n.whole(copies)} 个互相隔离的服务</b>。`,
      ),
      parts: [
        grid(
          t(
            "Llama 3.1 8B in FP8, 4 users a slice, 2K tokens in and 512 out",
            "Llama 3.1 8B FP8，每个切片 4 用户，输入 2K、输出 512",
          ),
          [
            t("Slice", "切片"),
            t("On one card", "每卡个数"),
            t("Needed", "需要"),
            t("Verdict", "结论"),
            t("Tokens/s per user", "每人词元/秒"),
            t("Tokens/s of the card", "整卡词元/秒"),
          ],
          [...card, ["H100 80GB", 1, whole] as const].map(([name, copies, asked]) => [
            link(asked, name),
            n.whole(copies),
            gb(asked.report.fit.per_gpu.needed_bytes),
            words.verdicts[asked.report.fit.verdict] ?? "",
            figure(asked.report.speed?.tokens_per_second_per_user),
            figure(copies * (asked.report.speed?.output_tokens_per_second ?? 0)),
          ]),
        ),
        p(
          t(
            "A slice has memory, bandwidth and multipliers of its own: no neighbor can slow it down or read its data. In return nothing is lent: while one model idles, its share lies idle too.",
            "每个切片有独立的显存、带宽和计算单元，邻居既拖不慢它也读不到它的数据；代价是互不借用，某个模型空闲时那一份就闲着。",
          ),
        ),
        p(
          t(
            "Where isolation is not asked for, one engine with adapters, or several processes that share the card with a fixed part of the memory each, use it better.",
            "不要求隔离时，用一个引擎挂多个 LoRA，或几个进程各占固定比例显存共享整卡，利用率更高。",
          ),
        ),
      ],
      open: asked,
    };
  },
};

/** The slices of an H100, the smallest first: name, how many on a card, and what it answers. */
function slicesOf<A>(
  at: (slice: string) => A,
): (readonly [name: string, copies: number, asked: A])[] {
  const slices = [
    ["1g.10gb", 7],
    ["1g.20gb", 4],
    ["2g.20gb", 3],
    ["3g.40gb", 2],
  ] as const;
  return slices.map(([slice, copies]) => [slice, copies, at(`h100-sxm-80gb:${slice}`)] as const);
}
