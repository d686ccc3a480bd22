import { html, type TemplateResult } from "lit";
import type { Band } from "whichgpu/accuracy";
import { bands } from "../../../data/accuracy.json" with { type: "json" };
import type { Names } from "./names.ts";
import type { AccuracyState } from "./page.ts";
import { signed } from "./tables.ts";

/** What is compared in the program that comes with the sources, and not in the browser. */
const kinds = [
  "training",
  "reinforcement",
  "images",
  "video",
  "embedding",
  "speech",
  "pictures",
  "drafts",
  "offload",
  "cold_start",
  "power",
  "memory",
] as const;

/** Errors of everything that is measured but the speed of serving, as they were printed last. */
export function besideServing(state: AccuracyState, names: Names): TemplateResult {
  const { words } = state;
  const of = kinds.map((kind) => [kind, bands.filter(({ load }) => load === kind)] as const);
  return html`<section class="card panel" aria-labelledby="beside">
    <h2 id="beside">${words.beside}</h2>
    <p class="fine">${words.besideAbout}</p>
    ${of
      .filter(([, own]) => own.length > 0)
      .map(([kind, own]) => kindOfWork(words.loads[kind] ?? kind, own, state, names))}
  </section>`;
}

function kindOfWork(
  name: string,
  own: readonly Band[],
  { words, voice }: AccuracyState,
  names: Names,
): TemplateResult {
  const { numbers } = voice;
  const points = own.reduce((sum, band) => sum + band.points, 0);
  return html`<details class="accuracy-kind">
    <summary>${words.kindOfWork(name, numbers.whole(points))}</summary>
    <div class="table-scroll" tabindex="0" role="group" aria-label=${name}>
      <table class="comparison">
        <thead>
          <tr>
            ${[words.what, words.points, words.median, words.spread].map(
              (head) => html`<th scope="col">${head}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${own.map(
            (band) =>
              html`<tr>
                <th scope="row">${names.band(band)}</th>
                <td>${numbers.whole(band.points)}</td>
                <td>${signed(band.median_percent / 100, voice)}</td>
                <td>
                  ${signed(band.p10_percent / 100, voice)} …
                  ${signed(band.p90_percent / 100, voice)}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
