import { html, nothing, type TemplateResult } from "lit";
import "./facts.css";

/** A name and its value; the range is written in the faintest ink. */
export interface Fact {
  readonly name: string;
  readonly value: string | TemplateResult;
  readonly range?: string | TemplateResult;
}

/** Names on the left, values on the right. */
export function factList(facts: readonly Fact[]): TemplateResult {
  return html`<dl class="facts">
    ${facts.map(
      ({ name, value, range }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value} ${range ? html`<span class="range">${range}</span>` : nothing}</dd>
        </div>`,
    )}
  </dl>`;
}
