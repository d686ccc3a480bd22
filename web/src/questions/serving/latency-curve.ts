import { svg, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { percent, plot, point } from "../../parts/plot/plot.ts";
import { rateOf } from "./card.ts";
import "./context-curve.css";

type Latency = NonNullable<Report["latency"]>;

/** Room above the highest point. */
const HEADROOM = 1.15;
const TICKS = 4;

/** P99 of the time to the first token against the rate, with the limit and the largest rate that keeps it. */
export function latencyCurve(
  here: Latency,
  {
    curve = [],
    largest_requests_per_second: largest,
    saturation_requests_per_second: most = 1,
  }: Latency,
  limitMs: number | undefined,
  { words, numbers }: Voice,
): TemplateResult {
  const tails = curve.map(({ ttft_ms: { p99 } }) => p99);
  const rate = rateOf(here) ?? 0;
  const now = here.ttft_ms?.p99 ?? 0;
  const shownLimit =
    limitMs !== undefined && limitMs < 3 * Math.max(...tails) ? limitMs : undefined;
  const top = HEADROOM * Math.max(...tails, now, shownLimit ?? 0);
  const x = (requests: number) => (requests / most) * 100;
  const y = (ms: number) => 100 - (ms / top) * 100;
  const line = curve.map(({ requests_per_second: r, ttft_ms: { p99 } }) => point(x(r), y(p99)));
  const rightHalf = x(rate) > 55;
  return plot({
    summary: words.latency.curve(numbers.figure(rate), numbers.duration(now)),
    shapes: svg`<polyline class="plot-line" points=${line.join(" ")}></polyline>`,
    marks: svg`
      ${
        shownLimit === undefined
          ? ""
          : svg`<line class="curve-limit" x1="0" x2="100%" y1=${percent(y(shownLimit))} y2=${percent(y(shownLimit))}></line>
      <text x="4" y=${percent(y(shownLimit))} dy="-6">${words.latency.limit(numbers.duration(shownLimit))}</text>`
      }
      ${
        shownLimit !== undefined && largest
          ? svg`<line class="curve-limit" y1="0" y2="100%" x1=${percent(x(largest))} x2=${percent(x(largest))}></line>`
          : ""
      }
      <circle class="plot-here" r="5" cx=${percent(x(rate))} cy=${percent(y(now))}></circle>
      <text class="plot-here-text" x=${percent(x(rate))} y=${percent(y(now))}
        dx=${rightHalf ? -10 : 10} dy="-10"
        text-anchor=${rightHalf ? "end" : "start"}>${numbers.duration(now)}</text>`,
    ticks: Array.from({ length: TICKS + 1 }, (_, index) => ({
      at: (index / TICKS) * 100,
      text: numbers.figure((index / TICKS) * most),
    })),
    caption: caption(largest, shownLimit, words, numbers),
  });
}

/** What the axis is, and up to which rate the limits hold, where there are some. */
function caption(
  largest: number | undefined,
  limitMs: number | undefined,
  { latency }: Voice["words"],
  numbers: Voice["numbers"],
): string {
  if (limitMs === undefined || largest === undefined) return latency.axis;
  const within = largest > 0 ? latency.within(numbers.figure(largest)) : latency.withinNone;
  return `${latency.axis}. ${within}`;
}
