import { html, nothing, type TemplateResult } from "lit";
import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { whileOpen } from "../../parts/later/while-open.ts";
import { noteList } from "../../parts/notes/notes.ts";
import { cardsOf } from "./names.ts";
import type { Open } from "./tile-shell.ts";
import "./style.css";

type Rejection = Omit<PlanReport["rejected"][number], "workload" | "nearest">;

/** What would work with a card, and its price in words. */
export interface Nearest {
  readonly gpu_count: number;
  readonly request: object;
}

/** Under `title`: why well-known cards are in no plan, and what would work with each; `priceOf` says what that costs. */
export function rejections<N extends Nearest>(
  title: string,
  rejected: readonly (Rejection & { readonly nearest: N | null })[],
  priceOf: (nearest: N) => string,
  voice: Voice,
  open: Open,
): TemplateResult | typeof nothing {
  if (rejected.length === 0) return nothing;
  const { planTab: words } = voice.words;
  const list = () =>
    html`<dl class="rejected">
      ${rejected.map(
        ({ gpu, reasons, nearest }) =>
          html`<div>
            <dt>${gpu.name}</dt>
            <dd>
              ${noteList(reasons, voice)}
              ${
                nearest
                  ? html`<button
                      type="button"
                      class="link"
                      @click=${() => {
                        open(nearest.request);
                      }}
                    >
                      ${words.instead(cardsOf(nearest.gpu_count, gpu.name), priceOf(nearest))}
                    </button>`
                  : nothing
              }
            </dd>
          </div>`,
      )}
    </dl>`;
  return html`<details class="card panel" ${whileOpen(list)}>
    <summary>${title}</summary>
  </details>`;
}
