import { html, svg, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { percent, plot, point } from "../../parts/plot/plot.ts";
import "./context-curve.css";
import type { CurvePoint } from "./around.ts";

/** Places in percent of the plot: context on a logarithmic axis, memory on a linear one. */
interface Scales {
  readonly x: (tokens: number) => number;
  readonly y: (bytes: number) => number;
  readonly ticks: readonly number[];
}

/** `highest`: the most bytes that the plot must show. */
function scales(points: readonly CurvePoint[], highest: number): Scales {
  const first = Math.log2(points[0]?.tokens ?? 1);
  const last = Math.log2(points.at(-1)?.tokens ?? 2);
  const top = highest * 1.18;
  const ticks: number[] = [];
  const stride = last - first > 6 ? 2 : 1;
  for (let power = Math.ceil(first); power <= last; power += stride) ticks.push(2 ** power);
  return {
    x: (tokens) => Math.min(100, ((Math.log2(tokens) - first) / (last - first)) * 100),
    y: (bytes) => 100 - (bytes / top) * 100,
    ticks,
  };
}

/** Memory per GPU against the context of each user: a stacked area under the engine's limit. */
export function contextCurve(
  report: Report,
  points: readonly CurvePoint[],
  { words, numbers }: Voice,
): TemplateResult {
  const { per_gpu: gpu } = report.fit;
  const { configuration } = report;
  const here = configuration.input_tokens + configuration.output_tokens;
  const { x, y, ticks } = scales(points, Math.max(gpu.capacity_bytes, gpu.needed_bytes));
  const place = (tokens: number, bytes: number) => point(x(tokens), y(bytes));
  const total = points.map(({ tokens, neededBytes }) => place(tokens, neededBytes));
  const fixed = points.map(({ tokens, neededBytes, kvCacheBytes }) =>
    place(tokens, neededBytes - kvCacheBytes),
  );
  const backwards = [...fixed].reverse();
  const needed = numbers.gb(gpu.needed_bytes);
  const context = numbers.tokens(here);
  const usable = numbers.gb(gpu.usable_bytes);
  const [hereX, hereY, usableY] = [x(here), y(gpu.needed_bytes), y(gpu.usable_bytes)];
  const rightHalf = hereX > 55;
  // Where the curve, which rises to the right, does not run through the words.
  const below = hereY < 88 && (!rightHalf || hereY < usableY + 18);
  return plot({
    summary: words.curve.summary(needed, context, usable),
    shapes: svg`
      <polygon class="curve-fixed" points="${fixed.join(" ")} 100,100 0,100"></polygon>
      <polygon class="curve-kv" points="${total.join(" ")} ${backwards.join(" ")}"></polygon>
      <polyline class="plot-line" points=${total.join(" ")}></polyline>`,
    marks: svg`
      <line class="curve-limit" x1="0" x2="100%" y1=${percent(usableY)} y2=${percent(usableY)}></line>
      <text x="4" y=${percent(usableY)} dy="-6">${words.curve.usable(usable)}</text>
      <circle class="plot-here" r="5" cx=${percent(hereX)} cy=${percent(hereY)}></circle>
      <text class="plot-here-text" x=${percent(hereX)} y=${percent(hereY)}
        dx=${rightHalf ? -10 : 10} dy=${below ? 20 : -10}
        text-anchor=${rightHalf ? "end" : "start"}>${words.curve.here(context, needed)}</text>`,
    ticks: ticks.map((tick) => ({ at: x(tick), text: numbers.tokens(tick) })),
    caption: html`${words.curve.axis}
      <ul class="curve-key">
        <li>${swatch("curve-fixed")} ${words.curve.fixed}</li>
        <li>${swatch("curve-kv")} ${words.curve.kv}</li>
      </ul>`,
  });
}

const swatch = (kind: string): TemplateResult =>
  html`<svg width="10" height="10" aria-hidden="true">
    <rect class=${kind} width="10" height="10"></rect>
  </svg>`;
