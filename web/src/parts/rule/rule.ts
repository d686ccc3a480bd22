import { html, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import { badge, type Verdict } from "../verdict/verdict.ts";
import "../notes/notes.css";
import "./rule.css";

/** How a rule of an article fares. */
export type RuleVerdict = "holds" | "partly" | "fails" | "silent";

const shownAs: Record<RuleVerdict, Verdict> = {
  holds: "fits",
  partly: "tight",
  fails: "does_not_fit",
  silent: "tight",
};

/** What an article advises, whether that holds, and what is found. */
export function ruleCard(
  quote: string,
  verdict: RuleVerdict,
  found: readonly string[],
  { words: { rules: words } }: Voice,
): TemplateResult {
  return html`<section class="card notes rule">
    <h2>${words.title}</h2>
    <p class="rule-words">${quote}</p>
    ${badge(shownAs[verdict], words.verdicts[verdict])}
    <p>${found.join(words.gap)}</p>
  </section>`;
}
