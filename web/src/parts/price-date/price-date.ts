import { html, nothing, type TemplateResult } from "lit";
import { priceAge } from "../../format/price-age.ts";
import type { Voice } from "../../i18n/voice.ts";
import "./price-date.css";

/** The date of a price; once it is no longer recent its age too, in words and in a warning color. */
export function priceDate(asOf: string, { words }: Voice): TemplateResult {
  const { state, months } = priceAge(asOf, new Date());
  const age = {
    recent: undefined,
    aging: words.cost.monthsOld(months),
    old: words.cost.yearOld,
    undated: words.cost.undated,
  }[state];
  return html`<span class="price-date" data-age=${state}
    >${asOf}${age ? html`${asOf ? " · " : nothing}${age}` : nothing}</span
  >`;
}
