import { html, type TemplateResult } from "lit";
import { copyText } from "./copy.ts";

/** Words of a button that copies. */
export interface CopyWords {
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
}

/** How long a button says that it has copied. */
const SAID_MS = 2000;

/** A button that copies what `text` returns then, and says so. */
export function copyButton(
  words: CopyWords,
  text: () => string,
  label = words.copy,
): TemplateResult {
  const copy = async ({ currentTarget }: Event) => {
    const [name, ...outcomes] = (currentTarget as HTMLElement).querySelectorAll("span");
    const outcome = outcomes[(await copyText(text())) ? 0 : 1];
    if (!name || !outcome) return;
    const say = (done: boolean) => {
      name.hidden = done;
      outcome.hidden = !done;
    };
    say(true);
    setTimeout(say, SAID_MS, false);
  };
  return html`<button type="button" class="chip" aria-live="polite" @click=${copy}>
    <span>${label}</span>
    <span hidden>${words.copied}</span>
    <span hidden>${words.copyFailed}</span>
  </button>`;
}
