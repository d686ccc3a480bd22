import { known, nth, type AnswerPage } from "../../writer.ts";

/** How much energy does a token take? */
export const page: AnswerPage = {
  slug: "energy-per-token",
  title: ["How much energy does a token take?", "每个词元耗多少电？"],
  write: ({ t, p, n, grid, link, serve, own, catalog, name }) => {
    const { pue } = own("gpu=h100-sxm-80gb&count=8").report.configuration;
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
      const watts = known(catalog.gpus.find(({ id }) => id === gpu)?.power_watts);
      const perToken = (watts * pue) / known(asked.report.speed?.output_tokens_per_second);
      return {
        asked,
        label: `${name(model)}, ${name(gpu)}, ${n.whole(users)}`,
        watts,
        joules: perToken,
      };
    });
    const [busy, lone] = [nth(rows, 1), nth(rows, 4)];
    return {
      short: t(
        `For the card and what cools it, at most <b>${n.figure(busy.joules)} joules for an 8B on a busy H100, ${n.figure(lone.joules)} for a 32B with a single user</b>. A kilowatt hour is 3.6 million joules: ${n.amount(3.6e6 / busy.joules)} tokens of the first.`,
        `只算显卡和制冷，最多：<b>满载 H100 上的 8B 约 ${n.figure(busy.joules)} 焦耳，单用户的 32B 约 ${n.figure(lone.joules)} 焦耳</b>。一度电是 360 万焦耳，够前者生成 ${n.amount(3.6e6 / busy.joules)} 词元。`,
      ),
      parts: [
        grid(
          t(
            `Board power × PUE ${n.figure(pue)} over the tokens written, 1K in and 512 out`,
            `整卡功耗 × PUE ${n.figure(pue)} ÷ 输出词元，输入 1K、输出 512`,
          ),
          [
            t("Model, card, users", "模型、卡、用户"),
            t("Board power", "整卡功耗"),
            t("Tokens/s in all", "总词元/秒"),
            t("Joules a token, at most", "焦耳/词元，上限"),
            t("kWh a million tokens", "度/百万词元"),
          ],
          rows.map(({ asked, label, watts, joules }) => [
            link(asked, label),
            `${n.whole(watts)} W`,
            n.figure(known(asked.report.speed?.output_tokens_per_second)),
            n.figure(joules),
            n.figure(joules / 3.6),
          ]),
        ),
        p(
          t(
            "Bounds, not measurements: while a card writes for one user it draws well under its board power, because it waits for memory. What the rest of the server draws is not in it, what cooling takes is (the PUE).",
            "这是上限，不是实测：单用户吐字时卡在等显存，实际功耗明显低于标称。PUE 已含制冷，整机其余部件未计。",
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
