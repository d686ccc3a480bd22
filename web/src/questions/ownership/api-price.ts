import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import list from "../../../../data/api_prices.json" with { type: "json" };
import type { Voice } from "../../i18n/voice.ts";
import { numberField, type FieldContext } from "../../parts/field/field.ts";
import { moneyField } from "../../parts/field/money-field.ts";
import { disclosure } from "../../parts/inputs/disclosure.ts";
import type { Question } from "../../state/fields.ts";
import type { FieldName } from "../index.ts";

/** The fields that hold an API's prices by kind of token, and the mix. */
const kinds = ["apiin", "apicached", "apiout"] as const;
const mix = ["apimix", "apihits"] as const;

/** The texts of the three fields that mean a known price. */
const textsOf = (price: (typeof list.prices)[number]) => [
  String(price.usd_per_million_input),
  String(price.usd_per_million_cached),
  String(price.usd_per_million_output),
];

/** Prices of an API by kind of token: a known one is chosen, or they are typed. */
export function apiPrice(
  question: Question,
  at: (name: FieldName) => FieldContext,
  voice: Voice,
): TemplateResult {
  const { words } = voice;
  const { rentOrBuyTab: say } = words;
  const { set } = at("apiout");
  const chosen = list.prices.findIndex((price) =>
    textsOf(price).every((text, index) => question[kinds[index] ?? "apiout"] === text),
  );
  const price = list.prices[chosen];
  const choose = (event: Event) => {
    const wanted = list.prices[Number((event.target as HTMLSelectElement).value)];
    const texts = wanted ? textsOf(wanted) : [];
    for (const [index, name] of kinds.entries()) set(name, texts[index] ?? "");
  };
  return disclosure(
    say.apiKinds,
    [...kinds, ...mix].some((name) => question[name] !== "" || at(name).error?.field === name),
    () => [
      html`<div class="field">
        <label for="api-price">${say.apiKnown}</label>
        <select id="api-price" class="control" @change=${choose}>
          <option value="none" .selected=${live(chosen < 0)}>${say.apiOwn}</option>
          ${list.prices.map(
            (one, index) =>
              html`<option value=${index} .selected=${live(index === chosen)}>
                ${one.model.split("/").at(-1)} · ${one.provider} · ${one.as_of}
              </option>`,
          )}
        </select>
        ${price ? html`<small class="field-note">${price.source}</small>` : ""}
      </div>`,
      ...kinds.map((name) => moneyField(at(name))),
      numberField(at("apimix"), { placeholder: "3" }),
      numberField(at("apihits"), { placeholder: "0" }),
    ],
    say.apiHint,
  );
}
