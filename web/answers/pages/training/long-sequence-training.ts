import { LLAMA_8B } from "../../models.ts";
import type { AnswerPage } from "../../writer.ts";

/** How does sequence length change training memory? */
export const page: AnswerPage = {
  slug: "long-sequence-training",
  title: ["How does sequence length change training memory?", "训练序列长度对显存影响有多大？"],
  write: ({ t, p, n, gb, table, tune, training: c }) => {
    const at = (seq: string, recompute: string) =>
      tune(
        `${LLAMA_8B}&method=lora&gpu=h100-sxm-80gb&tokens=20M&seq=${seq}&micro=1&recompute=${recompute}`,
      );
    const [kept, again] = [at("8K", "none"), at("8K", "full")];
    const activations = (asked: typeof kept) => asked.report.fit.per_gpu.activations_bytes;
    return {
      short: t(
        `At 8K tokens LoRA on an 8B keeps <b>${gb(activations(kept))} of activations for one sequence</b>; computing them again in the backward pass leaves ${gb(activations(again))}, for one more forward pass over everything.`,
        `8K 序列、8B 做 LoRA，<b>一条序列的激活就要 ${gb(activations(kept))}</b>；反向时重算（激活检查点）只剩 ${gb(activations(again))}，代价是整个前向多算一遍。`,
      ),
      parts: [
        table(
          t(
            "Llama 3.1 8B, LoRA, one sequence at a time on an H100",
            "Llama 3.1 8B，LoRA，H100 每次一条",
          ),
          t("Length, recomputation", "长度，重算"),
          [
            [t("2K, none", "2K，不重算"), at("2K", "none")],
            [t("8K, none", "8K，不重算"), kept],
            [t("8K, full", "8K，全重算"), again],
            [t("32K, full", "32K，全重算"), at("32K", "full")],
            [t("64K, full", "64K，全重算"), at("64K", "full")],
          ],
          [
            c.activations,
            c.needed,
            c.verdict,
            c.tokens,
            [t("Longest, tokens", "最长词元"), ({ fit }) => n.whole(fit.max_sequence_length)],
          ],
        ),
        p(
          t(
            "Activations grow with the tokens in flight: length × sequences at once. With fused attention no square of the length is stored, only computed. The logits grow likewise, and with a large vocabulary soon outgrow the layers.",
            "激活随在途词元数（长度 × 条数）线性增长；用了 FlashAttention 后长度平方只算不存。logits 也线性增长，词表大时很快超过各层激活。",
          ),
        ),
        p(
          t(
            "Beyond one card: split the sequence (context parallelism), or use a loss that computes the logits in pieces.",
            "单卡放不下时：切序列（上下文并行），或用分块计算 logits 的损失函数。",
          ),
        ),
      ],
      open: again,
    };
  },
};
