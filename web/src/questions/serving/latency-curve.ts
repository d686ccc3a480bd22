import { html, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { chartFigure } from "../../parts/chart/figure.ts";
import type { ChartRule } from "../../parts/chart/spec.ts";
import { rateOf } from "./card.ts";

type Latency = NonNullable<Report["latency"]>;

/** P99 of the time to the first token against the rate, with the limit and the largest rate that keeps it. */
export function latencyCurve(
  here: Latency,
  { curve = [], largest_requests_per_second: largest }: Latency,
  limitMs: number | undefined,
  voice: Voice,
): TemplateResult {
  const { words, numbers } = voice;
  const tails = curve.map(({ ttft_ms: { p99 } }) => p99);
  const rate = rateOf(here) ?? 0;
  const now = here.ttft_ms?.p99 ?? 0;
  const shownLimit =
    limitMs !== undefined && limitMs < 3 * Math.max(...tails) ? limitMs : undefined;
  const rules: ChartRule[] =
    shownLimit === undefined
      ? []
      : [
          { axis: "y", at: shownLimit, label: words.latency.limit(numbers.duration(shownLimit)) },
          ...(largest ? [{ axis: "x" as const, at: largest, label: numbers.figure(largest) }] : []),
        ];
  const chart = chartFigure(
    {
      file: "latency",
      summary: words.latency.curve(numbers.figure(rate), numbers.duration(now)),
      x: { label: words.furtherFields.arriving, scale: "linear", text: numbers.figure },
      y: { label: `P99 · ${words.latency.first}`, scale: "linear", text: numbers.duration },
      series: [
        {
          name: `P99 · ${words.latency.first}`,
          kind: "line",
          color: 1,
          points: [
            ...curve.map(({ requests_per_second: x, ttft_ms: { p99: y } }) => ({
              x,
              y,
              name: numbers.figure(x),
            })),
            {
              x: rate,
              y: now,
              name: numbers.figure(rate),
              label: numbers.duration(now),
              here: true,
            },
          ].sort((a, b) => a.x - b.x),
        },
      ],
      rules,
    },
    voice,
  );
  return html`${chart}
    <p class="fine">${caption(largest, shownLimit, words, numbers)}</p>`;
}

/** Up to which rate the limits hold, where there are some. */
function caption(
  largest: number | undefined,
  limitMs: number | undefined,
  { latency }: Voice["words"],
  numbers: Voice["numbers"],
): string {
  if (limitMs === undefined || largest === undefined) return "";
  return largest > 0 ? latency.within(numbers.figure(largest)) : latency.withinNone;
}
