import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { whileOpen } from "../../parts/later/while-open.ts";
import "../../parts/comparison/comparison.css";
import "./card-sharing.css";

/** How many of this service one card holds: uncut, and cut into slices (MIG) of each size. */
export function cardSharing(
  { fit, speed, configuration: { gpu, gpu_count: count } }: Report,
  voice: Voice,
  apply: (patch: unknown) => void,
): TemplateResult | typeof nothing {
  const { mig_slices: slices, copies_sharing: copies } = fit;
  if (slices.length === 0 && copies < 2) return nothing;
  const { words, numbers } = voice;
  const { cardSharing: sharing } = words;
  const alone = count === 1 && sizeOf(gpu.id) === gpu.id ? speed?.tpot_ms : undefined;
  const [most] = slices.filter(({ fits }) => fits).sort((a, b) => b.models - a.models);
  return html`<section class="card panel sharing">
    <h2>${sharing.title}</h2>
    <p>
      ${sharing.uncut(copies)}
      ${
        copies > 1 && alone !== undefined
          ? sharing.waits(numbers.duration(alone), numbers.duration(alone * copies), copies)
          : nothing
      }
    </p>
    ${
      slices.length > 0
        ? html`<p>${most ? sharing.cut(most.models, sizeOf(most.gpu)) : sharing.tooSmall}</p>
            <details
              ${whileOpen(
                () =>
                  html`${table(slices, voice, apply)}
                    <p class="fine">${sharing.hint}</p>`,
              )}
            >
              <summary>${sharing.all(slices.length)}</summary>
            </details>`
        : nothing
    }
  </section>`;
}

type Slice = Report["fit"]["mig_slices"][number];

/** "1g.10gb" of "h100-sxm-80gb:1g.10gb". */
const sizeOf = (gpu: string): string => gpu.replace(/.*:/, "");

function table(
  slices: readonly Slice[],
  { words, numbers }: Voice,
  apply: (patch: unknown) => void,
): TemplateResult {
  const { cardSharing: sharing } = words;
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${sharing.title}>
    <table class="comparison slices">
      <thead>
        <tr>
          <th scope="col">${sharing.slice}</th>
          <th scope="col">${sharing.each}</th>
          <th scope="col">${sharing.perCard}</th>
          <th scope="col">${sharing.services}</th>
        </tr>
      </thead>
      <tbody>
        ${slices.map(
          ({ gpu, instances, memory_bytes: memory, models }) =>
            html`<tr>
              <th scope="row">
                <button
                  type="button"
                  class="row-button"
                  title=${words.compare.choose(sizeOf(gpu))}
                  @click=${() => {
                    apply({ gpu, gpu_count: 1, parallelism: null, price: null, measured: null });
                  }}
                >
                  ${sizeOf(gpu)}
                </button>
              </th>
              <td>${numbers.gb(memory)} GB</td>
              <td>${numbers.whole(instances)}</td>
              <td>${numbers.whole(models)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
