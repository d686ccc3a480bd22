import { svg, type TemplateResult } from "lit";
import type { HpcReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { percent, plot, point } from "../../parts/plot/plot.ts";
import { teraflops } from "./card.ts";
import "./style.css";

/** The axis runs at least this far, in powers of two of operations per byte. */
const FIRST_POWER = -5;
const LAST_POWER = 8;

/** The ceilings of a card on logarithmic axes, and where the code stands. */
export function roofline(report: HpcReport, voice: Voice): TemplateResult {
  const { numbers, words } = voice;
  const { roofs, arithmetic_intensity: intensity } = report;
  const bandwidth = report.memory_bandwidth_bytes_per_second;
  const here = Math.log2(intensity);
  const first = Math.min(FIRST_POWER, Math.floor(here) - 1);
  const last = Math.max(LAST_POWER, Math.ceil(here) + 1);
  const highest = Math.log2(Math.max(...roofs.map(({ peak_flops }) => peak_flops)));
  const lowest = Math.log2(bandwidth) + first;
  const x = (power: number) => ((power - first) / (last - first)) * 100;
  const y = (flops: number) => 96 - ((Math.log2(flops) - lowest) / (highest - lowest)) * 84;
  const stride = Math.ceil((last - first) / 6);
  const ticks = Array.from(
    { length: Math.floor((last - first) / stride) + 1 },
    (_, index) => first + index * stride,
  );
  const best = Math.max(...roofs.map(({ attainable_flops }) => attainable_flops));
  const reached = roofs[0]?.attainable_flops ?? best;
  const rightHalf = x(here) > 55;
  return plot({
    summary: words.hpc.chartSummary(teraflops(best, voice), numbers.figure(intensity)),
    shapes: roofs.map(({ unit, peak_flops, ridge_flops_per_byte }) => {
      const points = [
        point(x(first), y(bandwidth * 2 ** first)),
        point(x(Math.log2(ridge_flops_per_byte)), y(peak_flops)),
        point(x(last), y(peak_flops)),
      ];
      return svg`<polyline class="roof-${unit}" points=${points.join(" ")}></polyline>`;
    }),
    marks: [
      ...roofs.map(
        ({ unit, peak_flops }) => svg`<text
          x="100%" y=${percent(y(peak_flops))} dx="-4" dy="-6" text-anchor="end"
        >${teraflops(peak_flops, voice)} · ${words.hpc.unitNotes[unit]}</text>`,
      ),
      ...roofs.map(
        ({ attainable_flops }) => svg`<circle class="plot-here" r="5"
          cx=${percent(x(here))} cy=${percent(y(attainable_flops))}></circle>`,
      ),
      svg`<text class="plot-here-text" x=${percent(x(here))}
        y=${percent(y(reached))} dx=${rightHalf ? -10 : 10} dy="20"
        text-anchor=${rightHalf ? "end" : "start"}>${teraflops(reached, voice)} TFLOP/s</text>`,
    ],
    ticks: ticks.map((tick) => ({ at: x(tick), text: numbers.figure(2 ** tick) })),
    caption: words.hpc.chartAxis,
  });
}
