import type { TemplateResult } from "lit";
import type { HpcReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { chartFigure } from "../../parts/chart/figure.ts";
import { teraflops } from "./card.ts";

/** The axis runs at least this far, in operations per byte. */
const FIRST = 2 ** -5;
const LAST = 2 ** 8;
const TERA = 1e12;

/** The ceilings of a card on logarithmic axes, and where the code stands. */
export function roofline(report: HpcReport, voice: Voice): TemplateResult {
  const { numbers, words } = voice;
  const { roofs, arithmetic_intensity: intensity } = report;
  const bandwidth = report.memory_bandwidth_bytes_per_second;
  const first = Math.min(FIRST, intensity / 2);
  const last = Math.max(LAST, intensity * 2);
  const best = Math.max(...roofs.map(({ attainable_flops }) => attainable_flops));
  const named = (flops: number) => `${numbers.figure(flops / TERA)} TFLOP/s`;
  return chartFigure(
    {
      file: "roofline",
      summary: words.hpc.chartSummary(teraflops(best, voice), numbers.figure(intensity)),
      x: { label: "FLOP/B", scale: "log", text: numbers.figure },
      y: { label: "TFLOP/s", scale: "log", text: numbers.figure },
      series: roofs.flatMap(
        (
          { unit, peak_flops: peak, ridge_flops_per_byte: ridge, attainable_flops: here },
          color,
        ) => {
          const name = words.hpc.unitNotes[unit];
          const point = (x: number, flops: number) => ({
            x,
            y: flops / TERA,
            name: named(flops),
          });
          return [
            {
              name,
              kind: "line" as const,
              color,
              points: [
                point(first, bandwidth * first),
                { ...point(ridge, peak), label: `${named(peak)} · ${name}` },
                point(last, peak),
              ],
            },
            {
              name,
              kind: "points" as const,
              color,
              points: [{ ...point(intensity, here), label: named(here), here: true }],
            },
          ];
        },
      ),
    },
    voice,
  );
}
