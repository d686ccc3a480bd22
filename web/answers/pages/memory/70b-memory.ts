import { LLAMA_70B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** How much GPU memory does a 70B model need? */
export const page: AnswerPage = {
  slug: "70b-memory",
  title: ["How much GPU memory does a 70B model need?", "70B 推理需要多大显存？"],
  write: ({ t, gb, n, p, table, serve, serving: c, words }) => {
    const one = (weights: string, gpu: string, count = 1) =>
      serve(`${LLAMA_70B}&weights=${weights}&gpu=${gpu}&count=${count}&users=1`);
    const bf16 = one("bf16", "h100-sxm-80gb", 2);
    const fp8 = one("fp8", "h200-sxm-141gb");
    const int4 = one("int4", "rtx-6000-ada-48gb");
    const small = one("int4", "rtx-4090-24gb", 2);
    const roomy = one("int4", "a100-sxm-80gb");
    const verdict = ({ report }: typeof bf16) =>
      (words.verdicts[report.fit.verdict] ?? report.fit.verdict).toLowerCase();
    const weights = (bits: typeof bf16, cards = 1) =>
      gb(bits.report.fit.per_gpu.weights_bytes * cards);
    const token = known(fp8.report.working.find(({ id }) => id === "kv_bytes_per_token")?.value);
    const user = gb(token * 8192);
    return {
      short: t(
        `The weights of Llama 3.1 70B take <b>${weights(bf16, 2)} in BF16, ${weights(fp8)} in FP8 and ${weights(int4)} in 4 bits</b>. On top comes ${user} of KV cache for every user with 8K tokens of context.`,
        `Llama 3.1 70B 的权重：<b>BF16 ${weights(bf16, 2)}，FP8 ${weights(fp8)}，4 比特 ${weights(int4)}</b>。此外每个 8K 上下文的用户再加 ${user} 的 KV 缓存。`,
      ),
      parts: [
        table(
          t("One user, 7K tokens in and 1K out", "单用户，输入 7K、输出 1K 词元"),
          t("Format and cards", "格式与卡"),
          [
            ["BF16, 2 × H100 80GB", bf16],
            ["FP8, 1 × H200 141GB", fp8],
            ["FP8, 2 × H100 80GB", one("fp8", "h100-sxm-80gb", 2)],
            ["INT4, 1 × RTX 6000 Ada 48GB", int4],
            ["INT4, 2 × RTX 4090 24GB", small],
            ["INT4, 1 × A100 80GB", roomy],
          ],
          [c.weights, c.needed, c.verdict, c.most],
        ),
        p(
          t(
            `Two cards of 24 GB have 48 GB between them, but each also holds what the engine, the graphs and a step's activations take. So the verdict on a checkpoint of ${weights(int4)} is “${verdict(small)}” there and “${verdict(roomy)}” on one card of 80 GB.`,
            `两张 24 GB 卡合计 48 GB，但每张卡还要装下引擎本身、CUDA Graph 和一步计算的激活，所以 ${weights(int4)} 的 4 比特模型在那里的结论是“${verdict(small)}”，在一张 80 GB 卡上则是“${verdict(roomy)}”。`,
          ),
        ),
        p(
          t(
            `The cache is ${n.whole(token / 1024)} KiB a token in BF16: 80 layers, 8 heads of keys and of values with 128 numbers each. Ten users with full windows of 8K need ten times ${user}; an FP8 cache halves it.`,
            `KV 缓存按 BF16 算是每词元 ${n.whole(token / 1024)} KiB：80 层、8 个 KV 头、每头 128 维，键和值各一份。十个 8K 用户就是 ${user} 的十倍；KV 用 FP8 则减半。`,
          ),
        ),
      ],
      open: fp8,
    };
  },
};
