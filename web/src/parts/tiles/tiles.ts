import { html, type TemplateResult } from "lit";
import { explained, factList, type Explain, type Fact } from "../facts/facts.ts";
import "./tiles.css";

/** A tile: one big number with its unit, facts beneath. */
export function tile(
  title: string,
  big: string,
  unit: string,
  facts: readonly Fact[],
  explain?: Explain,
): TemplateResult {
  return html`<section class="card tile">
    <h2>${title}</h2>
    <p class="tile-big">${explained(big, explain)} <small>${unit}</small></p>
    ${factList(facts)}
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
