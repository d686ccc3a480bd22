import { html, nothing, type TemplateResult } from "lit";
import "./facts.css";

/** A name and its value; the range is written in the faintest ink. */
export interface Fact {
  readonly name: string;
  readonly value: string | TemplateResult;
  readonly range?: string | TemplateResult;
  /** Shows how the value comes about, beside what was pressed. */
  readonly explain?: Explain;
}

export type Explain = (figure: HTMLElement) => void;

/** A value that explains itself when it is pressed. */
export const explained = (value: string | TemplateResult, explain: Explain | undefined) =>
  explain
    ? html`<button
        type="button"
        class="figure"
        aria-haspopup="dialog"
        @click=${({ currentTarget }: Event) => {
          explain(currentTarget as HTMLElement);
        }}
      >
        ${value}
      </button>`
    : value;

/** Names on the left, values on the right. */
export function factList(facts: readonly Fact[]): TemplateResult {
  return html`<dl class="facts">
    ${facts.map(
      ({ name, value, range, explain }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>
            ${explained(value, explain)}
            ${range ? html`<span class="range">${range}</span>` : nothing}
          </dd>
        </div>`,
    )}
  </dl>`;
}
