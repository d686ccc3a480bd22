import { LLAMA_8B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** How long does fine-tuning take on my data? */
export const page: AnswerPage = {
  slug: "finetune-time",
  title: ["How long does fine-tuning take on my data?", "我的数据微调要跑多久？"],
  write: ({ t, p, n, table, tune, training: c }) => {
    const at = (tokens: string, gpu: string, model = LLAMA_8B, method = "lora") =>
      tune(`${model}&method=${method}&gpu=${gpu}&tokens=${tokens}&seq=2K&epochs=3`);
    const small = at("5M", "rtx-4090-24gb", LLAMA_8B, "qlora");
    const large = at("200M", "h100-sxm-80gb");
    return {
      short: t(
        `10,000 examples of 500 tokens are 5 million tokens. Three passes of QLoRA on an 8B take <b>${n.duration(known(small.report.speed?.hours) * 3.6e6)} on an RTX 4090</b>; 200 million tokens take ${n.duration(known(large.report.speed?.hours) * 3.6e6)} on an H100.`,
        `1 万条、每条 500 词元就是 500 万词元。8B 做 QLoRA 三个 epoch，<b>RTX 4090 约 ${n.duration(known(small.report.speed?.hours) * 3.6e6)}</b>；2 亿词元在 H100 上约 ${n.duration(known(large.report.speed?.hours) * 3.6e6)}。`,
      ),
      parts: [
        table(
          t("LoRA, three epochs, sequences of 2K packed full", "LoRA，三个 epoch，2K 序列打包填满"),
          t("Model, tokens, card", "模型、词元、卡"),
          [
            ["8B, 5M, RTX 3090 (QLoRA)", at("5M", "rtx-3090-24gb", LLAMA_8B, "qlora")],
            ["8B, 5M, RTX 4090 (QLoRA)", small],
            ["8B, 5M, A100", at("5M", "a100-sxm-80gb")],
            ["8B, 200M, H100", large],
            [
              "3B, 200M, RTX 4090",
              at("200M", "rtx-4090-24gb", "model=meta-llama/Llama-3.2-3B-Instruct"),
            ],
            ["14B, 50M, H100", at("50M", "h100-sxm-80gb", "model=Qwen/Qwen3-14B")],
          ],
          [c.tokens, c.hours, c.cost, c.verdict],
        ),
        p(
          t(
            "Count tokens rather than examples, times epochs. A step costs about four operations a frozen weight and token (six where all are trained), so time is proportional to tokens and to weights, and to little else.",
            "按词元乘 epoch 数来估，不要按条数。冻结权重每词元约四次运算（全参六次），时间与词元数、参数量成正比，其他因素影响不大。",
          ),
        ),
        p(
          t(
            "Examples that are padded to a common length instead of packed can double that: padding is computed like text.",
            "如果不打包而是补齐到同一长度，时间可能翻倍，补上的空白照样要算。",
          ),
        ),
      ],
      open: small,
    };
  },
};
