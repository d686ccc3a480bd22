import { html, nothing, svg, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import "../bar/bar.css";
import "./memory-bar.css";

/** What memory is spent on; also the names of the bar's colors. */
export type MemoryPart =
  | "weights"
  | "gradients"
  | "optimizer"
  | "kv"
  | "activations"
  | "logits"
  | "communication"
  | "encoders"
  | "denoiser"
  | "vae"
  | "runtime"
  | "margin";

/** The memory of one GPU, in bytes. */
export interface Memory {
  readonly parts: readonly (readonly [part: MemoryPart, bytes: number])[];
  readonly needed: number;
  /** What is missing of the usable memory; 0 if nothing is. */
  readonly shortfall: number;
  /** Taken by the engine, needed or not. */
  readonly reserved: number;
  readonly usable: number;
  readonly capacity: number;
  /** Names of parts that mean something of their own here. */
  readonly names?: Readonly<Partial<Record<MemoryPart, string>>>;
  /** What the line at the end of the usable memory is. */
  readonly limit: string;
}

/** A stretch of the bar, in bytes from its left end. */
interface Stretch {
  readonly kind: MemoryPart | "reserved" | "over";
  readonly from: number;
  readonly bytes: number;
}

/** How the memory of one GPU is spent, from left to right. */
export function stretches({ parts, needed, shortfall, reserved, usable }: Memory): Stretch[] {
  const unused = Math.max(0, Math.min(reserved, usable) - needed);
  let from = 0;
  const bar: Stretch[] = [...parts, ["reserved", unused] as const].map(([kind, bytes]) => {
    const stretch = { kind, from, bytes };
    from += bytes;
    return stretch;
  });
  bar.push({ kind: "over", from: usable, bytes: shortfall });
  return bar.filter(({ bytes }) => bytes > 0);
}

/** The memory of one GPU as a bar: what is used, what is reserved, the engine's limit, the card's end. */
export function memoryBar(memory: Memory, { words, numbers }: Voice): TemplateResult {
  const { capacity, usable } = memory;
  const bar = stretches(memory);
  const scale = Math.max(capacity, memory.needed);
  const percent = (bytes: number) => `${((bytes / scale) * 100).toFixed(3)}%`;
  const end = capacity / scale;
  // Near the left end there is room for one label only, on the right of its line.
  const crowded = usable / scale < 0.25;
  return html`
    <div class="bar">
      <svg class="bar-labels" width="100%" height="18" aria-hidden="true">
        <text
          x=${percent(usable)}
          dx=${crowded ? 6 : -6}
          y="12"
          text-anchor=${crowded ? "start" : "end"}
        >
          ${memory.limit}
        </text>
        ${end < 0.8 && !crowded ? svg`<text x=${percent(capacity)} dx="6" y="12">${words.bar.end}</text>` : nothing}
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
        <line class="bar-limit" y1="2" y2="54" x1=${percent(usable)} x2=${percent(usable)}></line>
        ${
          end < 1
            ? svg`<line class="bar-end" y1="18" y2="54"
                x1=${percent(capacity)} x2=${percent(capacity)}></line>`
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
            ${memory.names?.[kind as MemoryPart] ?? words.bar[kind]} <b>${numbers.gb(bytes)} GB</b>
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
export function memoryUnits(gpuId: string, capacity: number, { words, numbers, catalog }: Voice) {
  const sold = catalog.gpus.find(({ id }) => id === gpuId);
  if (!sold) return nothing;
  return html`<p class="fine">
    ${words.bar.units(
      numbers.figure(capacity / 1e9),
      numbers.gib(capacity),
      numbers.figure(sold.marketed_memory_bytes / 1e9),
    )}
  </p>`;
}
