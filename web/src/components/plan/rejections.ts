import { html, nothing, type TemplateResult } from "lit";
import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { noteList } from "../notes/notes.ts";
import { cardsOf } from "./names.ts";

type Rejection = PlanReport["rejected"][number];

/** Why well-known cards are in no plan, and what would work with each. */
export function rejections(
  rejected: readonly Rejection[],
  voice: Voice,
  open: (request: object) => void,
): TemplateResult | typeof nothing {
  if (rejected.length === 0) return nothing;
  return html`<section class="card panel">
    <h2>${voice.words.planTab.rejected}</h2>
    <dl class="rejected">${rejected.map((one) => rejection(one, voice, open))}</dl>
  </section>`;
}

function rejection(
  { gpu, reasons, nearest }: Rejection,
  voice: Voice,
  open: (request: object) => void,
): TemplateResult {
  const { words, numbers } = voice;
  return html`<div>
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
              ${words.planTab.instead(
                cardsOf(nearest.gpu_count, gpu.name),
                numbers.price(nearest.usd_per_hour),
              )}
            </button>`
          : nothing
      }
    </dd>
  </div>`;
}
