import { html, nothing, svg, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";

/** A stretch of the bar, in bytes from its left end. */
interface Stretch {
  readonly kind: "weights" | "kv" | "activations" | "runtime" | "reserved" | "over";
  readonly from: number;
  readonly bytes: number;
}

/** How the memory of one GPU is spent, from left to right. */
export function stretches({ per_gpu: gpu }: Report["fit"]): Stretch[] {
  const parts = [
    ["weights", gpu.weights_bytes],
    ["kv", gpu.kv_cache_bytes],
    ["activations", gpu.activations_bytes],
    ["runtime", gpu.runtime_bytes],
    ["reserved", Math.max(0, Math.min(gpu.reserved_bytes, gpu.usable_bytes) - gpu.needed_bytes)],
  ] as const;
  let from = 0;
  const bar: Stretch[] = parts.map(([kind, bytes]) => {
    const stretch = { kind, from, bytes };
    from += bytes;
    return stretch;
  });
  const over = gpu.needed_bytes - gpu.usable_bytes;
  if (over > 0) bar.push({ kind: "over", from: gpu.usable_bytes, bytes: over });
  return bar.filter(({ bytes }) => bytes > 0);
}

/** The memory of one GPU as a bar: what is used, what is reserved, the engine's limit, the card's end. */
export function memoryBar(report: Report, voice: Voice): TemplateResult {
  const { words, numbers } = voice;
  const { per_gpu: gpu } = report.fit;
  const bar = stretches(report.fit);
  const scale = Math.max(gpu.capacity_bytes, gpu.needed_bytes);
  const percent = (bytes: number) => `${((bytes / scale) * 100).toFixed(3)}%`;
  const share = numbers.percent(gpu.usable_bytes / gpu.capacity_bytes);
  const reserves = gpu.reserved_bytes >= gpu.usable_bytes;
  const takes = reserves ? words.bar.takes : words.bar.mayTake;
  const limit = takes(voice.engineName(report.configuration.engine), share);
  const end = gpu.capacity_bytes / scale;
  // Near the left end there is room for one label only, on the right of its line.
  const crowded = gpu.usable_bytes / scale < 0.25;
  return html`
    <div class="bar">
      <svg class="bar-labels" width="100%" height="18" aria-hidden="true">
        <text
          x=${percent(gpu.usable_bytes)}
          dx=${crowded ? 6 : -6}
          y="12"
          text-anchor=${crowded ? "start" : "end"}
        >
          ${limit}
        </text>
        ${end < 0.8 && !crowded ? svg`<text x=${percent(gpu.capacity_bytes)} dx="6" y="12">${words.bar.end}</text>` : nothing}
      </svg>
      <svg class="bar-fill" width="100%" height="34" aria-hidden="true">
        ${hatches}
        ${bar.map(
          ({
            kind,
            from,
            bytes,
          }) => svg`<rect class="bar-${kind}" fill=${paint(kind)} height=${kind === "over" ? 6 : 34}
            x=${percent(from)} width=${percent(bytes)}></rect>`,
        )}
      </svg>
      <svg class="bar-marks" width="100%" height="54" aria-hidden="true">
        <line
          class="bar-limit"
          y1="2"
          y2="54"
          x1=${percent(gpu.usable_bytes)}
          x2=${percent(gpu.usable_bytes)}
        ></line>
        ${
          end < 1
            ? svg`<line class="bar-end" y1="18" y2="54"
                x1=${percent(gpu.capacity_bytes)} x2=${percent(gpu.capacity_bytes)}></line>`
            : nothing
        }
      </svg>
    </div>
    <ul class="bar-key">
      ${bar.map(
        ({ kind, bytes }) =>
          html`<li>
            <svg class="bar-swatch" width="12" height="12" aria-hidden="true">
              <rect class="bar-${kind}" fill=${paint(kind)} width="12" height="12"></rect>
            </svg>
            ${words.bar[kind]} <b>${numbers.gb(bytes)} GB</b>
          </li>`,
      )}
    </ul>
  `;
}

/** The hatched stretch names its pattern here, because a style sheet may not reach it by its id. */
function paint(kind: Stretch["kind"]): string | typeof nothing {
  return kind === "reserved" ? "url(#bar-hatch)" : nothing;
}

const hatches = svg`<defs>
  <pattern id="bar-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <line class="bar-hatch-line" x1="0" y1="0" x2="0" y2="8"></line>
  </pattern>
</defs>`;

/** What GB means here, and why a card's own figure differs from the one on the box. */
export function memoryUnits(report: Report, { words, numbers, catalog }: Voice) {
  const sold = catalog.gpus.find(({ id }) => id === report.configuration.gpu.id);
  if (!sold) return nothing;
  const capacity = report.fit.per_gpu.capacity_bytes;
  return html`<p class="fine">
    ${words.bar.units(
      numbers.figure(capacity / 1e9),
      numbers.gib(capacity),
      numbers.figure(sold.marketed_memory_bytes / 1e9),
    )}
  </p>`;
}
