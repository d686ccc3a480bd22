import { html, type TemplateResult } from "lit";
import { factList, type Fact } from "../facts/facts.ts";
import "./tiles.css";

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
