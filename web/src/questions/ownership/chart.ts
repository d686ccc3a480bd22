import type { TemplateResult } from "lit";
import type { OwnReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { chartFigure } from "../../parts/chart/figure.ts";
import { monthsOf } from "./card.ts";
import { mainRent } from "./rents.ts";

/** What has been spent month by month, bought and rented. */
export function spendingChart(report: OwnReport, voice: Voice): TemplateResult {
  const { words, numbers } = voice;
  const { rentOrBuyTab: say } = words;
  const { series, rent } = report;
  const months = series.at(-1)?.month ?? 1;
  const main = mainRent(report);
  const terms = (id: string) => words.offerKinds[id] ?? id;
  const summary = main
    ? say.chartSummary(
        numbers.sum(report.buy.hardware_usd),
        terms(main.terms),
        monthsOf(main.break_even_month, voice),
      )
    : words.rentOrBuy.noRent;
  const line = (usd: (month: OwnReport["series"][number]) => number) =>
    series.map((one) => ({
      x: one.month,
      y: usd(one) * numbers.perDollar,
      name: numbers.sum(usd(one)),
    }));
  const crossings = rent.flatMap(({ break_even_month: month, usd_per_month: usd }) =>
    month === null || month > months
      ? []
      : [
          {
            x: month,
            y: month * usd * numbers.perDollar,
            name: monthsOf(month, voice),
            label: monthsOf(month, voice),
            here: true,
          },
        ],
  );
  return chartFigure(
    {
      file: "spending",
      summary,
      x: { label: say.monthAxis, scale: "linear", text: numbers.whole },
      y: {
        label: numbers.sign,
        scale: "linear",
        text: numbers.amount,
      },
      series: [
        { name: say.bought, kind: "line", color: 0, points: line(({ buy_usd }) => buy_usd) },
        ...rent.map((one, index) => ({
          name: terms(one.terms),
          kind: "line" as const,
          color: index + 1,
          points: line(({ rent_usd }) => rent_usd[index] ?? 0),
        })),
        ...(crossings.length > 0
          ? [
              {
                name: words.rentOrBuy.breakEven,
                kind: "points" as const,
                color: 0,
                points: crossings,
              },
            ]
          : []),
      ],
    },
    voice,
  );
}
