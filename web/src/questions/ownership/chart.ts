import { svg, type TemplateResult } from "lit";
import type { OwnReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { percent, plot, point } from "../../parts/plot/plot.ts";
import { mainRent, monthsOf } from "./card.ts";
import "./style.css";

/** Room above the highest line, as a share of the plot. */
const HEADROOM = 1.08;
/** Names of lines closer than this, in percent of the plot, would cover each other; the table names all. */
const LABEL_HEIGHT = 8;
/** As many months as have room under the plot. */
const MOST_TICKS = 7;

/** What has been spent month by month, bought and rented. */
export function spendingChart(report: OwnReport, voice: Voice): TemplateResult {
  const { words, numbers } = voice;
  const { rentOrBuy: say } = words;
  const { series, rent } = report;
  const last = series.at(-1);
  const months = last?.month ?? 1;
  const highest =
    Math.max(...series.flatMap(({ buy_usd, rent_usd }) => [buy_usd, ...rent_usd]), 1) * HEADROOM;
  const x = (month: number) => (month / months) * 100;
  const y = (usd: number) => 100 - (usd / highest) * 100;
  const line = (of: (month: OwnReport["series"][number]) => number) =>
    series.map((one) => point(x(one.month), y(of(one)))).join(" ");
  const main = mainRent(report);
  const summary = main
    ? say.chartSummary(
        numbers.sum(report.buy.hardware_usd),
        words.offerKinds[main.terms] ?? main.terms,
        monthsOf(main.break_even_month, voice),
      )
    : say.noRent;
  const ends = rent.map(({ terms }, index) => ({
    name: words.offerKinds[terms] ?? terms,
    top: y(last?.rent_usd[index] ?? 0),
  }));
  const named = ends.filter(
    ({ top }, index) =>
      !ends.slice(0, index).some((other) => Math.abs(other.top - top) < LABEL_HEIGHT),
  );
  const stride = Math.ceil(months / MOST_TICKS);
  const ticks = series.filter(({ month }) => month % stride === 0);
  const bought = report.buy.hardware_usd;
  return plot({
    summary,
    shapes: [
      ...rent.map(
        (_, index) =>
          svg`<polyline class="spent-rent" points=${line(({ rent_usd }) => rent_usd[index] ?? 0)}></polyline>`,
      ),
      svg`<polyline class="spent-buy" points=${line(({ buy_usd }) => buy_usd)}></polyline>`,
    ],
    marks: [
      svg`<text x="8" y=${percent(y(bought))} dy="-8">${say.bought} ${numbers.sum(bought)}</text>`,
      ...named.map(
        ({ name, top }) =>
          svg`<text x="100%" dx="-4" dy="-6" text-anchor="end" y=${percent(top)}>${name}</text>`,
      ),
      ...rent.flatMap(({ break_even_month: month, usd_per_month: usd }) =>
        month === null || month > months
          ? []
          : [
              svg`<circle class="plot-here" r="5"
                cx=${percent(x(month))} cy=${percent(y(month * usd))}></circle>`,
            ],
      ),
    ],
    ticks: ticks.map(({ month }) => ({ at: x(month), text: numbers.whole(month) })),
    caption: `${summary} ${say.axis(numbers.sign)}`,
  });
}
