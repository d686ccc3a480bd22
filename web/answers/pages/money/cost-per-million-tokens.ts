import { known, type AnswerPage } from "../../writer.ts";

/** What does a million tokens cost on my own GPU? */
export const page: AnswerPage = {
  slug: "cost-per-million-tokens",
  title: ["What does a million tokens cost on my own GPU?", "自己部署，百万词元成本多少？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (model: string, gpu: string, users: number, count = 1, weights = "fp8") =>
      serve(
        `model=${model}&weights=${weights}&gpu=${gpu}&count=${count}&users=${users}&in=2048&out=512`,
      );
    const idle = at("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 1);
    const busy = at("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 128);
    const cost = (asked: typeof idle) =>
      n.dollars(known(asked.report.cost?.usd_per_million_output_tokens));
    return {
      short: t(
        `It is the load that decides. The same 8B on the same H100: <b>${cost(idle)} a million tokens of answers with one user, ${cost(busy)} with 128</b>.`,
        `关键在负载。同一张 H100、同一个 8B：<b>单用户每百万输出词元 ${cost(idle)}，128 用户 ${cost(busy)}</b>。`,
      ),
      parts: [
        table(
          t(
            "2K tokens in and 512 out, cheapest dated offer on demand, always busy",
            "输入 2K、输出 512，最低按需报价，持续满载",
          ),
          t("Model, card, users", "模型、卡、用户"),
          [
            ["Llama 3.1 8B, H100, 1", idle],
            ["Llama 3.1 8B, H100, 128", busy],
            [
              "Llama 3.1 8B, RTX 4090, 32",
              at("meta-llama/Llama-3.1-8B-Instruct", "rtx-4090-24gb", 32),
            ],
            ["Llama 3.1 8B, L4, 16", at("meta-llama/Llama-3.1-8B-Instruct", "l4-24gb", 16)],
            [
              "Llama 3.1 70B, 2 × H200, 64",
              at("meta-llama/Llama-3.1-70B-Instruct", "h200-sxm-141gb", 64, 2),
            ],
            ["gpt-oss 120b, H100, 64", at("openai/gpt-oss-120b", "h100-sxm-80gb", 64, 1, "")],
            [
              "DeepSeek V3.1, 8 × H200, 256",
              at("deepseek-ai/DeepSeek-V3.1", "h200-sxm-141gb", 256, 8, ""),
            ],
          ],
          [
            c.hourly,
            c.total,
            c.million,
            [
              t("1M tokens, prompts included", "百万词元（含输入）"),
              ({ cost: paid }) => (paid ? n.dollars(paid.usd_per_million_tokens ?? 0) : "–"),
            ],
          ],
        ),
        p(
          t(
            "Both columns divide the same bill: the first by the tokens that are written, the second by all that are read and written. An API prices the two apart; blend its prices by your own ratio before you compare.",
            "两列分的是同一笔账：前者只除以输出词元，后者除以输入加输出。API 对两者分别计价，比较前先按自己的输入输出比加权。",
          ),
        ),
        p(
          t(
            "A card that is busy a third of the day costs three times as much a token as the table says.",
            "一天只忙三分之一，单价就是表里的三倍。",
          ),
        ),
      ],
      open: busy,
    };
  },
};
