import { html, nothing, type TemplateResult } from "lit";
import type { MeasuredRow } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import "./measured.css";

/** What the visitor measured as a row of the collection, ready to be sent in, and what is doubtful about it. */
export function measuredPanel(
  row: MeasuredRow | undefined,
  { words, numbers }: Voice,
): TemplateResult | typeof nothing {
  if (!row) return nothing;
  const { sendIn } = words;
  return html`<section class="card panel">
    <h2>${sendIn.title}</h2>
    <p class="fine">${sendIn.hint}</p>
    ${row.doubts.map(
      ({ id, measured = 0, limit = 0 }) =>
        html`<p class="fine">
          ⚠ ${sendIn.doubts[id](numbers.duration(measured), numbers.duration(limit))}
        </p>`,
    )}
    <textarea class="send-in" rows="8" readonly aria-label=${sendIn.title}>
${JSON.stringify(row.table, undefined, 2)}</textarea>
  </section>`;
}
