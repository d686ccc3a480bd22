import { html, nothing, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import { inSight } from "../later/in-sight.ts";
import "./comparison.css";

/** One figure of every row. */
export interface Column<R> {
  readonly title: string;
  readonly cell: (row: R) => string | TemplateResult;
}

/** What a table is about, and what its rows do. */
export interface Table<R> {
  readonly title: string;
  /** The card of a row, and how the row is called. */
  readonly identify: (row: R) => { readonly id: string; readonly label: string };
  readonly chosen: string | undefined;
  readonly voice: Voice;
  readonly choose: (row: R) => void;
  /** Told whether it is in sight. */
  readonly see?: (isSeen: boolean) => void;
}

/** The same work on other cards; choosing a row's name puts that card into the question. */
export function comparison<R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  { title, identify, chosen, voice, choose, see }: Table<R>,
): TemplateResult {
  const { compare } = voice.words;
  return html`<div
    class="table-scroll"
    tabindex="0"
    role="region"
    aria-label=${title}
    ${see ? inSight(see) : nothing}
  >
    <table class="comparison">
      <thead>
        <tr>
          <th scope="col">${compare.gpu}</th>
          ${columns.map((column) => html`<th scope="col">${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => {
          const { id, label } = identify(row);
          return html`<tr aria-current=${id === chosen ? "true" : "false"}>
            <th scope="row">
              <button
                type="button"
                class="row-button"
                ?disabled=${id === chosen}
                title=${compare.choose(label)}
                @click=${() => {
                  choose(row);
                }}
              >
                ${label}
              </button>
            </th>
            ${columns.map(({ cell }) => html`<td>${cell(row)}</td>`)}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** A number of cards, as the rows of a comparison call it. */
export function countedCard({
  configuration: { gpu, gpu_count: count },
}: {
  readonly configuration: {
    readonly gpu: { readonly id: string; readonly name: string };
    readonly gpu_count: number;
  };
}): { id: string; label: string } {
  return { id: gpu.id, label: `${count} × ${gpu.name}` };
}

/** Where a figure does not exist. */
export const missing = html`<span class="faint">–</span>`;

/** Whether the work of a row fits: the first column of every comparison. */
export function fitColumn<
  R extends { readonly speed: object | null; readonly fit: { readonly shortfall_bytes: number } },
>(voice: Voice): Column<R> {
  return {
    title: voice.words.sameWork.fits,
    cell: ({ speed, fit }) =>
      fitting({ runs: speed !== null, shortfall: fit.shortfall_bytes }, voice),
  };
}

/** Whether the work fits: yes, not all of it at once, or by how much not. */
function fitting(
  { runs, shortfall }: { readonly runs: boolean; readonly shortfall: number },
  { words, numbers }: Voice,
): TemplateResult {
  const { sameWork } = words;
  if (shortfall > 0 && !runs)
    return html`<span class="no">${sameWork.short(numbers.gb(shortfall))}</span>`;
  if (shortfall > 0) return html`<span class="waits">${sameWork.waits}</span>`;
  return html`<span class="yes" role="img" aria-label=${sameWork.yes}>✓</span>`;
}
