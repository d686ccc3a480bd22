import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import carbon from "../../../../data/carbon.json" with { type: "json" };
import electricity from "../../../../data/electricity.json" with { type: "json" };
import type { Voice } from "../../i18n/voice.ts";
import type { FieldContext } from "../../parts/field/field.ts";
import type { Question } from "../../state/fields.ts";
import type { FieldName } from "../index.ts";

/** A figure of a place's electricity, and the year it is of. */
interface Figure {
  readonly value: number;
  readonly year: number;
}

/** A place whose electricity is known: what it is called, what a kilowatt-hour costs, and the grams of CO2 for it. */
interface Place {
  readonly name: string;
  readonly usd: Figure | undefined;
  readonly grams: Figure | undefined;
}

/** The places in the reader's language: countries by name, states, regions of China; the latter first where it is Chinese. */
function places({ words }: Voice): readonly Place[] {
  const names = new Intl.DisplayNames([words.locale], { type: "region" });
  const prices = new Map(
    electricity.countries.map(({ code, usd_per_kwh: value, year }) => [code, { value, year }]),
  );
  const countries = carbon.countries
    .map(({ code, g_co2_per_kwh: value, year }) => ({
      name: names.of(code) ?? code,
      usd: prices.get(code),
      grams: { value, year },
    }))
    .sort((a, b) => a.name.localeCompare(b.name, words.locale));
  const states = electricity.states.map(({ name, usd_per_kwh: value, year }) => ({
    name: `${names.of("US") ?? ""}: ${name}`,
    usd: { value, year },
    grams: undefined,
  }));
  const regions = carbon.regions.map(({ en, zh, g_co2_per_kwh: value, year }) => ({
    name: words.language === "zh" ? zh : en,
    usd: undefined,
    grams: { value, year },
  }));
  return words.language === "zh"
    ? [...regions, ...countries, ...states]
    : [...countries, ...states, ...regions];
}

const textOf = (figure: Figure | undefined) => (figure ? String(figure.value) : "");

/** Chooses a place, which fills in what its electricity costs and emits, as far as that is known. */
export function powerPlace(
  question: Question,
  at: (name: FieldName) => FieldContext,
  voice: Voice,
): TemplateResult {
  const { words } = voice;
  const { sign, perDollar, figure } = voice.numbers;
  // A dollar price in yuan is none that anyone paid.
  const about = perDollar === 1 ? "" : "≈";
  const { rentOrBuyTab: say } = words;
  const known = places(voice);
  const { electricity: price, carbon: grams } = question;
  const chosen =
    price === "" && grams === ""
      ? -1
      : known.findIndex((one) => textOf(one.usd) === price && textOf(one.grams) === grams);
  const choose = (event: Event) => {
    const place = known[Number((event.target as HTMLSelectElement).value)];
    at("electricity").set("electricity", textOf(place?.usd));
    at("carbon").set("carbon", textOf(place?.grams));
  };
  return html`<div class="field">
    <label for="power-place">${say.place}</label>
    <select id="power-place" class="control" @change=${choose}>
      <option value="none" .selected=${live(chosen < 0)}>${say.anyPlace}</option>
      ${known.map(
        ({ name, usd, grams: emitted }, index) =>
          html`<option value=${index} .selected=${live(index === chosen)}>
            ${say.ofPlace(
              name,
              [
                usd && `${about}${sign}${figure(usd.value * perDollar)}/kWh, ${String(usd.year)}`,
                emitted && `${figure(emitted.value)} g/kWh, ${String(emitted.year)}`,
              ].filter((text) => text !== undefined),
            )}
          </option>`,
      )}
    </select>
    <small class="field-note">${say.placeHint}</small>
  </div>`;
}
