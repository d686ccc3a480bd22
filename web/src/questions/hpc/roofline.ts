import { html, svg, type TemplateResult } from "lit";
import type { HpcReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { teraflops } from "./card.ts";

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
  const percent = (value: number) => `${value.toFixed(2)}%`;
  const stride = Math.ceil((last - first) / 6);
  const ticks = Array.from(
    { length: Math.floor((last - first) / stride) + 1 },
    (_, index) => first + index * stride,
  );
  const best = Math.max(...roofs.map(({ attainable_flops }) => attainable_flops));
  const rightHalf = x(here) > 55;
  return html`<figure class="curve">
    <svg
      class="curve-plot"
      width="100%"
      role="img"
      aria-label=${words.hpc.chartSummary(teraflops(best, voice), numbers.figure(intensity))}
    >
      <svg
        class="curve-inner"
        viewBox="0 0 100 100"
        width="100%"
        height="100%"
        preserveAspectRatio="none"
      >
        ${roofs.map(({ unit, peak_flops, ridge_flops_per_byte }) => {
          const ridge = Math.log2(ridge_flops_per_byte);
          const points = [
            [x(first), y(bandwidth * 2 ** first)],
            [x(ridge), y(peak_flops)],
            [x(last), y(peak_flops)],
          ].map(([px = 0, py = 0]) => `${px.toFixed(2)},${py.toFixed(2)}`);
          return svg`<polyline class="roof-${unit}" points=${points.join(" ")}></polyline>`;
        })}
      </svg>
      <line class="curve-axis" x1="0" x2="100%" y1="100%" y2="100%"></line>
      ${roofs.map(
        ({ unit, peak_flops }) => svg`<text
          x="100%" y=${percent(y(peak_flops))} dx="-4" dy="-6" text-anchor="end"
        >${teraflops(peak_flops, voice)} · ${words.hpc.unitNotes[unit]}</text>`,
      )}
      ${roofs.map(
        ({ attainable_flops }) => svg`<circle class="curve-here" r="5"
          cx=${percent(x(here))} cy=${percent(y(attainable_flops))}></circle>`,
      )}
      <text
        class="curve-here-text"
        x=${percent(x(here))}
        y=${percent(y(roofs[0]?.attainable_flops ?? best))}
        dx=${rightHalf ? -10 : 10}
        dy="20"
        text-anchor=${rightHalf ? "end" : "start"}
      >
        ${teraflops(roofs[0]?.attainable_flops ?? best, voice)} TFLOP/s
      </text>
    </svg>
    <svg class="curve-ticks" width="100%" height="18" aria-hidden="true">
      ${ticks.map(
        (tick) => svg`<text x=${percent(x(tick))} y="14"
          text-anchor=${x(tick) < 3 ? "start" : x(tick) > 97 ? "end" : "middle"}
        >${numbers.figure(2 ** tick)}</text>`,
      )}
    </svg>
    <figcaption class="fine">${words.hpc.chartAxis}</figcaption>
  </figure>`;
}
