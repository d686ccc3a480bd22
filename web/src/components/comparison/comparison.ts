import { html, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";

/** The same work on other cards; choosing a row's name puts that card into the question. */
export function comparison(
  rows: readonly Report[],
  chosenGpu: string,
  voice: Voice,
  choose: (row: Report) => void,
): TemplateResult {
  const { compare } = voice.words;
  return html`
    <div class="table-scroll" tabindex="0" role="region" aria-label=${compare.title}>
      <table class="comparison">
        <thead>
          <tr>
            <th scope="col">${compare.gpu}</th>
            <th scope="col">${compare.fits}</th>
            <th scope="col">${compare.each}</th>
            <th scope="col">${compare.first}</th>
            <th scope="col">${compare.million}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => comparisonRow(row, chosenGpu, voice, choose))}
        </tbody>
      </table>
    </div>
    <p class="fine">${compare.hint}</p>
  `;
}

function comparisonRow(
  row: Report,
  chosenGpu: string,
  voice: Voice,
  choose: (row: Report) => void,
): TemplateResult {
  const { numbers } = voice;
  const { compare } = voice.words;
  const { gpu, gpu_count: count } = row.configuration;
  const chosen = gpu.id === chosenGpu;
  const { speed, cost } = row;
  const missing = html`<span class="faint">–</span>`;
  return html`<tr aria-current=${chosen ? "true" : "false"}>
    <th scope="row">
      <button
        type="button"
        class="row-button"
        ?disabled=${chosen}
        title=${compare.choose(gpu.name)}
        @click=${() => {
          choose(row);
        }}
      >
        ${count} × ${gpu.name}
      </button>
    </th>
    <td>${fitting(row, voice)}</td>
    <td>${speed ? numbers.figure(speed.tokens_per_second_per_user) : missing}</td>
    <td>${speed ? numbers.duration(speed.ttft_ms) : missing}</td>
    <td>${cost ? numbers.dollars(cost.usd_per_million_output_tokens) : missing}</td>
  </tr>`;
}

/** Whether the work fits: yes, not for all users at once, or by how much not. */
function fitting({ speed, fit }: Report, { words, numbers }: Voice): TemplateResult {
  const { compare } = words;
  if (!speed) {
    return html`<span class="no">${compare.short(numbers.gb(fit.shortfall_bytes))}</span>`;
  }
  if (fit.shortfall_bytes > 0) return html`<span class="waits">${compare.waits}</span>`;
  return html`<span class="yes" role="img" aria-label=${compare.yes}>✓</span>`;
}
