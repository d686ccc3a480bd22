import { known, type AnswerPage } from "../../writer.ts";

/** What does it cost to pretrain a small model from scratch? */
export const page: AnswerPage = {
  slug: "pretrain-8b-cost",
  title: [
    "What does it cost to pretrain a small model from scratch?",
    "从头预训练一个小模型要花多少钱？",
  ],
  write: ({ t, p, n, table, train, training: c }) => {
    const at = (model: string, tokens: string, gpu: string, count: number) =>
      train(`model=${model}&gpu=${gpu}&count=${count}&tokens=${tokens}`);
    const chinchilla = at("meta-llama/Llama-3.1-8B-Instruct", "160B", "h100-sxm-80gb", 64);
    const one = at("HuggingFaceTB/SmolLM2-1.7B-Instruct", "34B", "h100-sxm-80gb", 8);
    const said = (asked: typeof one) => n.sum(known(asked.report.cost?.usd_total));
    return {
      short: t(
        `With 20 tokens a weight: <b>a 1.7B on 34 billion tokens ${said(one)}, an 8B on 160 billion ${said(chinchilla)}</b> at the cheapest dated offers. Models that are used see ten to a hundred times as many tokens.`,
        `按每参数 20 词元：<b>1.7B、340 亿词元约 ${said(one)}；8B、1600 亿词元约 ${said(chinchilla)}</b>（最低报价）。真正在用的模型训练量是它的十到一百倍。`,
      ),
      parts: [
        table(
          t(
            "BF16, dated offers on demand, with restarts and losses",
            "BF16，按需报价，含重启和损耗",
          ),
          t("Model, tokens, cards", "模型、词元、卡"),
          [
            [
              "SmolLM2 135M, 2.7B, 1 × RTX 4090",
              at("HuggingFaceTB/SmolLM2-135M-Instruct", "2.7B", "rtx-4090-24gb", 1),
            ],
            ["SmolLM2 1.7B, 34B, 8 × H100", one],
            [
              "Llama 3.2 3B, 64B, 16 × H100",
              at("meta-llama/Llama-3.2-3B-Instruct", "64B", "h100-sxm-80gb", 16),
            ],
            ["Llama 3.1 8B, 160B, 64 × H100", chinchilla],
            [
              "Llama 3.1 8B, 1T, 128 × H100",
              at("meta-llama/Llama-3.1-8B-Instruct", "1T", "h100-sxm-80gb", 128),
            ],
            [
              "Llama 3.1 8B, 1T, 128 × A100",
              at("meta-llama/Llama-3.1-8B-Instruct", "1T", "a100-sxm-80gb", 128),
            ],
          ],
          [
            c.hours,
            c.cardHours,
            c.cost,
            [
              t("Of the 16-bit peak", "MFU（占 16 位峰值）"),
              ({ speed }) => (speed ? n.percent(speed.mfu) : "–"),
            ],
          ],
        ),
        p(
          t(
            "The rule of thumb, six operations a weight and token, divided by what a card reaches and not by its peak: the last column is the share.",
            "经验公式：每参数每词元六次运算，除以实际达到的算力而不是峰值，占峰值的比例见最后一列。",
          ),
        ),
        p(
          t(
            "The run is the smaller part of such a project: the attempts before it, the data and the people cost more.",
            "正式那一跑往往只是小头，之前的试验、数据和人力更贵。",
          ),
        ),
      ],
      open: chinchilla,
    };
  },
};
