import { html, nothing, type TemplateResult } from "lit";

/** One fact under a tile's big number; the range is written in the faintest ink. */
export interface Fact {
  readonly name: string;
  readonly value: string | TemplateResult;
  readonly range?: string | TemplateResult;
}

/** A tile: one big number with its unit, facts beneath. */
export function tile(
  title: string,
  big: string,
  unit: string,
  facts: readonly Fact[],
): TemplateResult {
  return html`<section class="card tile">
    <h2>${title}</h2>
    <p class="tile-big">${big} <small>${unit}</small></p>
    <dl class="facts">
      ${facts.map(
        ({ name, value, range }) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value} ${range ? html`<span class="range">${range}</span>` : nothing}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

/** A tile whose number does not exist, and why. */
export function emptyTile(title: string, words: string): TemplateResult {
  return html`<section class="card tile">
    <h2>${title}</h2>
    <p class="tile-big" aria-hidden="true">–</p>
    <p class="tile-empty">${words}</p>
  </section>`;
}
