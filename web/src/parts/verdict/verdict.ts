import { html, nothing, type TemplateResult } from "lit";
import { nameOfField } from "../../i18n/field-name.ts";
import type { Voice } from "../../i18n/voice.ts";
import type { QuestionError } from "../../state/answer.ts";
import { errorWords } from "../field/error-words.ts";
import "./verdict.css";

export type Verdict = "comfortable" | "fits" | "tight" | "does_not_fit";

/** The answer in one sentence of two tones, and in a word. */
export interface Headline {
  readonly verdict: Verdict;
  readonly badge: string;
  /** What runs where. */
  readonly main: string;
  /** How well. */
  readonly quiet: string;
}

const signs: Record<Verdict, string> = {
  comfortable: "✓",
  fits: "✓",
  tight: "!",
  does_not_fit: "✕",
};

/** A verdict in a word and a sign. */
export function badge(verdict: Verdict, words: string): TemplateResult {
  return html`<p class="badge" data-verdict=${verdict}>
    <span aria-hidden="true">${signs[verdict]}</span>
    ${words}
  </p>`;
}

/** The answer in one sentence, under a badge that says it in a word and a sign. */
export function headlineText({ verdict, badge: words, main, quiet }: Headline): TemplateResult {
  return html`
    ${badge(verdict, words)}
    <p class="verdict-sentence">${main}<em>${quiet}</em></p>
  `;
}

/** Which entry cannot be answered, and why; `stale`: an older answer stays in sight below. */
export function wrongEntry(error: QuestionError, stale: boolean, voice: Voice): TemplateResult {
  const { words } = voice;
  const name = error.field && nameOfField(words, error.field);
  return html`<p class="badge" data-verdict="does_not_fit">
      <span aria-hidden="true">!</span>
      ${name ? words.entry(name) : nothing}${errorWords(error, voice)}
    </p>
    ${stale ? html`<p class="stale">${words.stale}</p>` : nothing}`;
}

/** A name that stays on one line. */
export const unbroken = (name: string): string => name.replaceAll(" ", "\u00a0");
