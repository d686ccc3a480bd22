import { html, nothing, type TemplateResult } from "lit";
import type { EmbedWords } from "../i18n/en/embed.ts";
import type { Voice } from "../i18n/voice.ts";
import type { Fact } from "../parts/facts/facts.ts";
import { badge, wrongEntry, type Headline } from "../parts/verdict/verdict.ts";
import { cardOf } from "../questions/cards.ts";
import type { Answer, Outcome } from "../state/answer.ts";
import type { View } from "./view-names.ts";

/** What the element shows of an answer. */
export interface Told {
  readonly headline: Headline;
  readonly bar: TemplateResult | typeof nothing;
  readonly figures: readonly Fact[];
  /** What the speed stands on, and what its ranges mean. */
  readonly basis: string | undefined;
}

/** One answer of several. */
export interface Compared {
  readonly name: string;
  readonly outcome: Outcome;
}

export function tell({ task, report }: Answer, voice: Voice, words: EmbedWords): Told {
  const card = cardOf(task);
  const speed = "speed" in report ? report.speed : undefined;
  return {
    headline: card.headline(report, voice),
    bar: card.bar(report, voice),
    figures: card.figures(report, voice),
    basis: speed ? words.basis[speed.basis] : undefined,
  };
}

const sentence = ({ verdict, badge: words, main, quiet }: Headline): TemplateResult => html`
  <div part="badge">${badge(verdict, words)}</div>
  <p class="verdict-sentence" part="sentence">${main}<em>${quiet}</em></p>
`;

const ranged = ({ value, range }: Fact): TemplateResult =>
  html`${value} ${range ? html`<span>${range}</span>` : nothing}`;

const list = (figures: readonly Fact[]): TemplateResult | typeof nothing =>
  figures.length === 0
    ? nothing
    : html`<dl class="figures" part="figures">
        ${figures.map(
          (fact) =>
            html`<div part="figure">
              <dt>${fact.name}</dt>
              <dd>${ranged(fact)}</dd>
            </div>`,
        )}
      </dl>`;

const basisLine = ({ basis }: Told): TemplateResult | typeof nothing =>
  basis ? html`<p class="basis" part="basis">${basis}</p>` : nothing;

const table = (figures: readonly Fact[], words: EmbedWords): TemplateResult =>
  html`<div class="scroll">
    <table part="table">
      <thead>
        <tr>
          <th scope="col">${words.figure}</th>
          <th scope="col">${words.value}</th>
          <th scope="col">${words.range}</th>
        </tr>
      </thead>
      <tbody>
        ${figures.map(
          ({ name, value, range }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${value}</td>
              <td>${range ?? nothing}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

/** What a view shows of one answer. Each has the ranges, and what the speed stands on. */
export function shown(view: View, told: Told, words: EmbedWords): TemplateResult {
  const { headline, bar, figures } = told;
  if (view === "verdict") {
    return html`${sentence(headline)} ${list(figures.slice(0, 1))} ${basisLine(told)}`;
  }
  if (view === "table") {
    return html`${badge(headline.verdict, headline.badge)} ${table(figures, words)}
    ${basisLine(told)}`;
  }
  return html`${sentence(headline)} ${view === "compact" ? nothing : bar} ${list(figures)}
  ${basisLine(told)}`;
}

/** Several cards side by side: each with its verdict and figures, or with what is wrong with it. */
export function comparison(
  rows: readonly Compared[],
  voice: Voice,
  words: EmbedWords,
): TemplateResult {
  const answers = rows.map(({ name, outcome }) => ({
    name,
    outcome,
    told: "answer" in outcome ? tell(outcome.answer, voice, words) : undefined,
  }));
  const heads = answers.map(({ told }) => told?.figures ?? []).sort((a, b) => b.length - a.length);
  const names = (heads[0] ?? []).map(({ name }) => name);
  const [basis] = answers.flatMap(({ told }) => (told?.basis ? [told] : []));
  return html`<div class="scroll">
      <table part="table">
        <thead>
          <tr>
            <th scope="col">${words.card}</th>
            <th></th>
            ${names.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${answers.map(
            ({ name, outcome, told }) =>
              html`<tr data-verdict=${told?.headline.verdict ?? "does_not_fit"}>
                <th scope="row">${name}</th>
                <td>
                  ${told ? badge(told.headline.verdict, told.headline.badge) : nothing}
                  ${"error" in outcome ? wrongEntry(outcome.error, false, voice) : nothing}
                </td>
                ${names.map((head) => {
                  const fact = told?.figures.find(({ name: its }) => its === head);
                  return html`<td>${fact ? ranged(fact) : "–"}</td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${basis ? basisLine(basis) : nothing}`;
}
