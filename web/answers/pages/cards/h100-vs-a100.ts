import { LLAMA_8B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** H100 or A100 for inference: how much faster is it? */
export const page: AnswerPage = {
  slug: "h100-vs-a100",
  title: ["H100 or A100 for inference: how much faster is it?", "H100 和 A100 推理差多少？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (gpu: string, users: number, tokens = "in=1024&out=512") =>
      serve(`${LLAMA_8B}&weights=bf16&gpu=${gpu}&users=${users}&${tokens}`);
    const [h, a] = ["h100-sxm-80gb", "a100-sxm-80gb"];
    const ratio = (x: ReturnType<typeof at>, y: ReturnType<typeof at>) =>
      n.figure(
        known(x.report.speed?.output_tokens_per_second) /
          known(y.report.speed?.output_tokens_per_second),
      );
    const [h1, a1, h64, a64] = [at(h, 1), at(a, 1), at(h, 64), at(a, 64)];
    const read = (x: ReturnType<typeof at>) => n.duration(known(x.report.speed?.ttft_ms));
    const million = (x: ReturnType<typeof at>) =>
      n.dollars(known(x.report.cost?.usd_per_million_output_tokens));
    const [hLong, aLong] = [at(h, 4, "in=15360&out=256"), at(a, 4, "in=15360&out=256")];
    return {
      short: t(
        `In BF16 and for Llama 3.1 8B, <b>${ratio(h1, a1)} times for one user and ${ratio(h64, a64)} times for 64</b>. A prompt of 15K tokens is read in ${read(hLong)} instead of ${read(aLong)}. With 64 users a million tokens cost ${million(h64)} on the H100 and ${million(a64)} on the A100.`,
        `BF16、Llama 3.1 8B：<b>单用户时 H100 是 A100 的 ${ratio(h1, a1)} 倍，64 用户时 ${ratio(h64, a64)} 倍</b>；15K 提示词首字 ${read(hLong)} 对 ${read(aLong)}。64 用户时百万词元 H100 ${million(h64)}，A100 ${million(a64)}。`,
      ),
      parts: [
        table(
          t("Llama 3.1 8B, BF16, vLLM", "Llama 3.1 8B，BF16，vLLM"),
          t("Card and load", "卡与负载"),
          [
            [t("A100, 1 user", "A100，1 用户"), a1],
            [t("H100, 1 user", "H100，1 用户"), h1],
            [t("A100, 64 users", "A100，64 用户"), a64],
            [t("H100, 64 users", "H100，64 用户"), h64],
            [t("A100, 4 users, 15K in", "A100，4 用户，输入 15K"), aLong],
            [t("H100, 4 users, 15K in", "H100，4 用户，输入 15K"), hLong],
          ],
          [c.speed, c.total, c.first, c.million, c.dated],
        ),
        p(
          t(
            "Writing reads the weights once a token, so there the ratio of the bandwidths counts: 3.35 against 2.04 TB/s. Reading prompts counts operations: 989 against 312 TFLOP/s of dense BF16. What is quoted elsewhere mixes the two.",
            "吐字阶段每个词元要读一遍权重，看带宽：3.35 对 2.04 TB/s；读提示词看算力：BF16 稠密 989 对 312 TFLOP/s。别处的倍数多是把两者混在一起算的。",
          ),
        ),
        p(
          t(
            `The H100 also computes in FP8, which the A100 cannot: with FP8 weights it serves 64 users at ${n.figure(known(serve(`${LLAMA_8B}&weights=fp8&gpu=${h}&users=64&in=1024&out=512`).report.speed?.output_tokens_per_second))} tokens a second in all.`,
            `H100 还支持 FP8 计算，A100 没有：用 FP8 权重，64 用户总吞吐 ${n.figure(known(serve(`${LLAMA_8B}&weights=fp8&gpu=${h}&users=64&in=1024&out=512`).report.speed?.output_tokens_per_second))} 词元/秒。`,
          ),
        ),
      ],
      open: h64,
    };
  },
};
