import type { TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { chartFigure } from "../../parts/chart/figure.ts";
import { requestLength } from "../../format/request-length.ts";

type CurvePoint = NonNullable<Report["fit"]["context_curve"]>[number];

const GB = 1e9;
/** As many powers of two as have room beneath a narrow chart. */
const MOST_TICKS = 6;

/** Memory per GPU against the context of each user: a stacked area under the engine's limit. */
export function contextCurve(
  report: Report,
  points: readonly CurvePoint[],
  voice: Voice,
): TemplateResult {
  const { words, numbers } = voice;
  const { per_gpu: gpu } = report.fit;
  const here = requestLength(report.configuration);
  const [needed, usable] = [numbers.gb(gpu.needed_bytes), numbers.gb(gpu.usable_bytes)];
  const context = numbers.tokens(here);
  const named = (tokens: number) => numbers.tokens(tokens);
  return chartFigure(
    {
      file: "memory",
      summary: words.curve.summary(needed, context, usable),
      x: {
        label: words.curve.axis,
        scale: "log",
        text: named,
        ticks: powersOfTwo(points),
      },
      y: { label: "GB", scale: "linear", text: numbers.figure, include: [gpu.capacity_bytes / GB] },
      series: [
        {
          name: words.curve.fixed,
          kind: "area",
          color: 0,
          points: points.map(({ tokens, needed_bytes, kv_cache_bytes }) => ({
            x: tokens,
            y: (needed_bytes - kv_cache_bytes) / GB,
            from: 0,
            name: named(tokens),
          })),
        },
        {
          name: words.curve.kv,
          kind: "area",
          color: 1,
          points: points.map(({ tokens, needed_bytes, kv_cache_bytes }) => ({
            x: tokens,
            y: needed_bytes / GB,
            from: (needed_bytes - kv_cache_bytes) / GB,
            name: named(tokens),
          })),
        },
        {
          name: words.curve.asked,
          kind: "points",
          color: 0,
          points: [
            {
              x: here,
              y: gpu.needed_bytes / GB,
              name: context,
              label: words.curve.here(context, needed),
              here: true,
            },
          ],
        },
      ],
      rules: [{ axis: "y", at: gpu.usable_bytes / GB, label: words.curve.usable(usable) }],
    },
    voice,
  );
}

function powersOfTwo(points: readonly CurvePoint[]): number[] {
  const first = Math.ceil(Math.log2(points[0]?.tokens ?? 1));
  const last = Math.floor(Math.log2(points.at(-1)?.tokens ?? 2));
  const stride = Math.ceil((last - first + 1) / MOST_TICKS);
  const count = Math.floor((last - first) / stride) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => 2 ** (first + index * stride));
}
