import { LLAMA_70B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** Is the H200 worth it over the H100? */
export const page: AnswerPage = {
  slug: "h200-vs-h100",
  title: ["Is the H200 worth it over the H100?", "H200 比 H100 值不值？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (gpu: string, count: number, users: number) =>
      serve(`${LLAMA_70B}&weights=fp8&gpu=${gpu}&count=${count}&users=${users}`);
    const one = at("h200-sxm-141gb", 1, 16);
    const two = at("h100-sxm-80gb", 2, 16);
    const lone = at("h100-sxm-80gb", 1, 1);
    const cost = (asked: typeof one) => n.price(known(asked.report.cost?.usd_per_hour));
    const million = (asked: typeof one) =>
      n.dollars(known(asked.report.cost?.usd_per_million_output_tokens));
    return {
      short: t(
        `<b>One H200 (${cost(one)} an hour) holds a 70B in FP8, for which it takes two H100 (${cost(two)})</b>. At 16 users a million tokens cost ${million(one)} on the one and ${million(two)} on the two. Models that fit either way gain 1.4 times the bandwidth.`,
        `<b>一张 H200（每小时 ${cost(one)}）就能跑 FP8 的 70B，H100 要两张（${cost(two)}）</b>。16 个用户时，百万词元前者 ${million(one)}，后者 ${million(two)}。如果模型本来就放得下，带宽是 H100 的 1.4 倍。`,
      ),
      parts: [
        table(
          t("Llama 3.1 70B in FP8, 7K tokens in and 1K out", "Llama 3.1 70B FP8，输入 7K、输出 1K"),
          t("Cards and users", "卡与用户"),
          [
            [t("1 × H100, 1 user", "1 × H100，1 用户"), lone],
            [t("2 × H100, 16 users", "2 × H100，16 用户"), two],
            [t("1 × H200, 16 users", "1 × H200，16 用户"), one],
            [t("2 × H200, 64 users", "2 × H200，64 用户"), at("h200-sxm-141gb", 2, 64)],
            [t("4 × H100, 64 users", "4 × H100，64 用户"), at("h100-sxm-80gb", 4, 64)],
          ],
          [c.needed, c.verdict, c.most, c.speed, c.hourly, c.million],
        ),
        p(
          t(
            "Both have the same multipliers, 989 TFLOP/s: prompts are read no faster. The H200 has 141 GB at 4.8 TB/s where the H100 has 80 GB at 3.35.",
            "两者算力相同（989 TFLOP/s），读提示词不会更快；差别在显存：141 GB、4.8 TB/s 对 80 GB、3.35 TB/s。",
          ),
        ),
        p(
          t(
            `Two H100 answer each user faster (they share the reading of the weights), one H200 leaves no card idle and needs no exchange between cards. At equal loads compare the last column, not the price of the card.`,
            `两张 H100 分摊读权重，单用户更快；一张 H200 不需要卡间通信，也没有闲置的卡。同样负载下比最后一列（每百万词元），不要只比卡价。`,
          ),
        ),
      ],
      open: one,
    };
  },
};
