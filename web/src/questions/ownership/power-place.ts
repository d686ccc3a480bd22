import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import carbon from "../../../../data/carbon.json" with { type: "json" };
import type { Voice } from "../../i18n/voice.ts";
import type { FieldContext } from "../../parts/field/field.ts";

/** A place whose electricity is known: what it is called, and grams of CO2 for a kilowatt-hour. */
interface Place {
  readonly name: string;
  readonly grams: number;
  readonly year: number;
}

/** The places in the reader's language, by name; the regions of China first where it is Chinese. */
function places({ words }: Voice): readonly Place[] {
  const names = new Intl.DisplayNames([words.locale], { type: "region" });
  const countries = carbon.countries
    .map(({ code, g_co2_per_kwh: grams, year }) => ({ name: names.of(code) ?? code, grams, year }))
    .sort((a, b) => a.name.localeCompare(b.name, words.locale));
  const regions = carbon.regions.map(({ en, zh, g_co2_per_kwh: grams, year }) => ({
    name: words.language === "zh" ? zh : en,
    grams,
    year,
  }));
  return words.language === "zh" ? [...regions, ...countries] : [...countries, ...regions];
}

/** Chooses a place, which fills in what its electricity emits. */
export function carbonPlace({ name, text, voice, set }: FieldContext): TemplateResult {
  const { rentOrBuyTab: say } = voice.words;
  const known = places(voice);
  const chosen = known.findIndex(({ grams }) => String(grams) === text);
  return html`<div class="field">
    <label for="carbon-place">${say.place}</label>
    <select
      id="carbon-place"
      class="control"
      @change=${(event: Event) => {
        const place = known[Number((event.target as HTMLSelectElement).value)];
        set(name, place ? String(place.grams) : "");
      }}
    >
      <option value="none" .selected=${live(chosen < 0)}>${say.anyPlace}</option>
      ${known.map(
        (place, index) =>
          html`<option value=${index} .selected=${live(index === chosen)}>
            ${say.emits(place.name, voice.numbers.figure(place.grams), place.year)}
          </option>`,
      )}
    </select>
  </div>`;
}
