import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Arguments } from "../../i18n/arguments.ts";
import type { Voice } from "../../i18n/voice.ts";
import "./fixes.css";

type Fix = Report["fit"]["fixes"][number];

/** What the core proposes where the answer is no. */
export interface Remedies {
  /** What is lacking: memory, memory for all users at once, a margin for peaks, or time. */
  readonly lacking: "memory" | "room" | "margin" | "time";
  /** Changes each of which is enough. */
  readonly fixes: readonly Fix[];
  /** Changes none of which is enough: ids of fixes. */
  readonly inVain: readonly Fix["id"][];
}

/** What helps, each change one button with its price, and what does not. */
export function remedies(
  { lacking, fixes, inVain }: Remedies,
  voice: Voice,
  apply: (patch: unknown) => void,
): TemplateResult | typeof nothing {
  const { fixes: words } = voice.words;
  if (fixes.length + inVain.length === 0) return nothing;
  const vain = inVain.map((id) => words.names[id]);
  const title = fixes.length > 0 ? words.titles[lacking] : words.nothing;
  return html`<div class="fixes" role="group" aria-label=${title}>
      <span class="fixes-title">${title}</span>
      ${fixes.map(
        ({ id, args, patch }) =>
          html`<button
            type="button"
            class="chip"
            @click=${() => {
              apply(patch);
            }}
          >
            ${words.sentences[id](args)} ${price(args, voice)}
          </button>`,
      )}
    </div>
    ${vain.length > 0 ? html`<p class="in-vain">${words.inVain(vain)}</p>` : nothing}`;
}

/** What an hour costs then or, of a run, all of it. */
function price(args: Arguments, { words, numbers }: Voice): TemplateResult | typeof nothing {
  const { usd_per_hour: hourly, usd_total: total } = args;
  if (typeof hourly === "number") {
    return html`<small>${words.fixes.anHour(numbers.price(hourly))}</small>`;
  }
  if (typeof total === "number") {
    return html`<small>${words.fixes.aRun(numbers.sum(total))}</small>`;
  }
  return nothing;
}
