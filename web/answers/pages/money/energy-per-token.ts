import { known, nth, type AnswerPage } from "../../writer.ts";

/** How much energy does a token take? */
export const page: AnswerPage = {
  slug: "energy-per-token",
  title: ["How much energy does a token take?", "每个词元耗多少电？"],
  write: ({ t, p, n, grid, link, serve, name }) => {
    const cases = [
      ["meta-llama/Llama-3.1-8B-Instruct", "rtx-4090-24gb", 1, "fp8"],
      ["meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 128, "fp8"],
      ["meta-llama/Llama-3.1-8B-Instruct", "l4-24gb", 16, "fp8"],
      ["openai/gpt-oss-120b", "h100-sxm-80gb", 64, ""],
      ["Qwen/Qwen3-32B", "h100-sxm-80gb", 1, "fp8"],
      ["Qwen/Qwen3-32B", "h100-sxm-80gb", 64, "fp8"],
    ] as const;
    const rows = cases.map(([model, gpu, users, weights]) => {
      const asked = serve(
        `model=${model}&weights=${weights}&gpu=${gpu}&users=${users}&in=1024&out=512`,
      );
      return {
        asked,
        label: `${name(model)}, ${name(gpu)}, ${n.whole(users)}`,
        power: known(asked.report.power ?? undefined),
      };
    });
    const [busy, lone] = [nth(rows, 1).power, nth(rows, 4).power];
    return {
      short: t(
        `The card alone: <b>${n.figure(busy.joules_per_token)} joules for an 8B on a busy H100, ${n.figure(lone.joules_per_token)} for a 32B with a single user</b>. A kilowatt hour is 3.6 million joules: ${n.amount(3.6e6 / busy.joules_per_token)} tokens of the first. Server and cooling make it about twice that.`,
        `只算显卡：<b>满载 H100 上的 8B 约 ${n.figure(busy.joules_per_token)} 焦耳，单用户的 32B 约 ${n.figure(lone.joules_per_token)} 焦耳</b>。一度电是 360 万焦耳，够前者生成 ${n.amount(3.6e6 / busy.joules_per_token)} 词元。算上整机和制冷，大约翻一倍。`,
      ),
      parts: [
        grid(
          t(
            "Mean power of the card over the tokens written, 1K in and 512 out",
            "显卡平均功耗 ÷ 输出词元，输入 1K、输出 512",
          ),
          [
            t("Model, card, users", "模型、卡、用户"),
            t("Mean power", "平均功耗"),
            t("Of the limit", "占上限"),
            t("Joules a token, card", "焦耳/词元，显卡"),
            t(
              `kWh a million tokens, PUE ${n.figure(busy.pue)}`,
              `度/百万词元，PUE ${n.figure(busy.pue)}`,
            ),
          ],
          rows.map(({ asked, label, power }) => [
            link(asked, label),
            `${n.whole(power.mean_w_per_card)} W`,
            n.percent(power.share_of_limit),
            n.figure(power.joules_per_token),
            n.figure(power.site_kwh_per_million_tokens),
          ]),
        ),
        p(
          t(
            "A card that waits for memory draws about half of its limit, one that multiplies nearly all of it. The estimate is fitted to published board powers; for a card that took no part in the fit half of them lie within 12 %. The last column has the rest of the server in it, 30 % of what it takes at the wall, and the cooling (PUE).",
            "等显存的卡大约只耗上限的一半，忙着做乘法的卡接近上限。估算按公开的实测功耗拟合；没参与拟合的卡，一半的误差在 12% 以内。最后一列含整机其余部件（占整机功耗 30%）和制冷（PUE）。",
          ),
        ),
        p(
          t(
            "Batching is the largest saving there is: the weights are read once for all users of a step. Next come smaller formats; a newer card comes third.",
            "最省电的办法是凑批：每步权重只读一遍供所有人用；其次是更小的量化格式；换新卡排第三。",
          ),
        ),
      ],
      open: nth(rows, 1).asked,
    };
  },
};
