import { known, nth, type AnswerPage } from "../../writer.ts";

/** Which GPU gives the most tokens per dollar? */
export const page: AnswerPage = {
  slug: "tokens-per-dollar",
  title: ["Which GPU gives the most tokens per dollar?", "哪张卡每块钱产出的词元最多？"],
  write: ({ t, p, n, table, serve, serving: c, name }) => {
    const ids = [
      "rtx-3090-24gb",
      "rtx-4090-24gb",
      "rtx-5090-32gb",
      "l4-24gb",
      "l40s-48gb",
      "a10-24gb",
      "a100-sxm-80gb",
      "h100-sxm-80gb",
      "h200-sxm-141gb",
      "b200-sxm-180gb",
      "mi300x-192gb",
    ];
    const rows = ids
      .map(
        (gpu) =>
          [
            name(gpu),
            serve(
              `model=meta-llama/Llama-3.1-8B-Instruct&weights=${/3090|a10|a100/.test(gpu) ? "int8" : "fp8"}&gpu=${gpu}&engine=${gpu.startsWith("mi") ? "vllm-rocm" : "vllm"}&users=32&in=1024&out=512`,
            ),
          ] as const,
      )
      .filter(([, { report }]) => report.cost && report.speed)
      .map(([label, asked]) => ({
        label,
        asked,
        perUnit: 1e6 / known(asked.report.cost?.usd_per_million_output_tokens),
      }))
      .sort((a, b) => b.perUnit - a.perUnit);
    const unit = t("dollar", "元");
    const shown = (perUsd: number) => n.amount(perUsd / n.perDollar);
    return {
      short: t(
        `For an 8B with 32 users: <b>${nth(rows, 0).label}, ${shown(nth(rows, 0).perUnit)} tokens a ${unit}</b>; then ${nth(rows, 1).label} and ${nth(rows, 2).label}. The dearest of the list by this measure is ${nth(rows, -1).label} with ${shown(nth(rows, -1).perUnit)}.`,
        `8B、32 用户：<b>${nth(rows, 0).label} 每${unit} ${shown(nth(rows, 0).perUnit)} 词元</b>居首，其次 ${nth(rows, 1).label}、${nth(rows, 2).label}；表中最不划算的是 ${nth(rows, -1).label}，${shown(nth(rows, -1).perUnit)}。`,
      ),
      parts: [
        table(
          t(
            "Llama 3.1 8B in 8 bits, 32 users, 1K tokens in and 512 out; cheapest dated offer on demand",
            "Llama 3.1 8B 8 比特，32 用户，输入 1K、输出 512；最低按需报价",
          ),
          t("Card", "卡"),
          rows.map(({ label, asked }) => [label, asked] as const),
          [
            [
              t("Tokens a dollar", "词元/元"),
              ({ cost }) =>
                cost?.usd_per_million_output_tokens
                  ? shown(1e6 / cost.usd_per_million_output_tokens)
                  : "–",
            ],
            c.total,
            c.speed,
            c.hourly,
            c.dated,
          ],
        ),
        p(
          t(
            "Small cards win where a small model fits and each user may wait; large ones where many share the reading of a large model. With 256 users or with a 70B the order can be another one: change it in the calculator.",
            "小模型、单用户速度要求不高时小卡胜出；大模型、多用户分摊读权重时大卡胜出。换成 256 用户或 70B，次序可能就变了，可在计算器里改。",
          ),
        ),
        p(
          t(
            "The price of one card at one provider on one day decides such a list. Enter your own quote before you order.",
            "这种排名取决于某一天某一家的报价，下单前请填上自己拿到的价格。",
          ),
        ),
      ],
      open: nth(rows, 0).asked,
    };
  },
};
