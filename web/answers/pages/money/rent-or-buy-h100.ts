import { known, type AnswerPage } from "../../writer.ts";

/** Rent or buy H100s: when does buying pay? */
export const page: AnswerPage = {
  slug: "rent-or-buy-h100",
  title: ["Rent or buy H100s: when does buying pay?", "H100 租还是买？多久回本？"],
  write: ({ t, p, n, table, own }) => {
    const at = (used: number, months = 36) =>
      own(`gpu=h100-sxm-80gb&count=8&used=${used}&months=${months}`);
    const full = at(1);
    const half = at(0.5);
    const tenth = at(0.1);
    const used = full.report.purchase?.condition === "used" ? t(" bought used", "二手") : "";
    const month = (asked: typeof full) => asked.report.rent[0]?.break_even_month;
    const when = (value: number | null | undefined) =>
      typeof value === "number" && value <= 60
        ? t(`in month ${n.whole(Math.ceil(value))}`, `第 ${n.whole(Math.ceil(value))} 个月`)
        : t("not within five years", "五年内回不了");
    return {
      short: t(
        `When eight H100${used} are paid off: <b>${when(month(full))} if they work around the clock</b>, ${when(month(half))} at half of the hours, ${when(month(tenth))} at a tenth.`,
        `八张${used} H100 回本：全天满载<b>${when(month(full))}</b>；用一半时间，${when(month(half))}；只用一成时间，${when(month(tenth))}。`,
      ),
      parts: [
        table(
          t(
            "8 × H100, against the cheapest dated offer on demand",
            "8 × H100，对比现有最低按需报价",
          ),
          t("Hours in use", "使用率"),
          [1, 0.75, 0.5, 0.25, 0.1].map((used) => [n.percent(used), at(used)] as const),
          [
            [t("Buying, a month", "自购每月"), ({ buy }) => n.sum(buy.usd_per_month)],
            [
              t("Of it power and cooling", "其中电费"),
              ({ buy }) => n.sum(buy.energy_usd_per_month),
            ],
            [t("Renting, a month", "租用每月"), ({ rent }) => n.sum(known(rent[0]?.usd_per_month))],
            [t("Paid off", "回本"), ({ rent }) => when(rent[0]?.break_even_month)],
          ],
        ),
        p(
          t(
            `The cards are taken at ${n.sum(full.report.configuration.usd_per_gpu)} each (${full.report.purchase?.as_of ?? ""}), written off over three years, with ${n.figure(full.report.buy.mean_kw)} kW drawn by the server at work and a PUE of ${n.figure(full.report.configuration.pue)}. The rest of the server, the network and the people are not in it: add them.`,
            `卡价按每张 ${n.sum(full.report.configuration.usd_per_gpu)}（${full.report.purchase?.as_of ?? ""}），三年折旧，整机工作时平均 ${n.figure(full.report.buy.mean_kw)} kW，PUE ${n.figure(full.report.configuration.pue)}。服务器其余部分、网络和人力没有算，要自己加上。`,
          ),
        ),
        p(
          t(
            "What a card fetches when it is sold and what renting will cost next year move this more than the power bill does.",
            "残值和明年的租价，对结论的影响远大于电费。",
          ),
        ),
      ],
      open: half,
    };
  },
};
