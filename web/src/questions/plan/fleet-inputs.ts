import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { ownedCards, ownedText, type OwnedCards } from "../../state/owned-cards.ts";
import { named, type ComboOption } from "../../parts/combo-box/filter.ts";
import { fieldError, numberField, type FieldContext } from "../../parts/field/field.ts";
import { moneyField } from "../../parts/field/money-field.ts";
import { disclosure } from "../../parts/inputs/disclosure.ts";
import { gpuOptions } from "../../parts/inputs/catalog-options.ts";
import type { FormContext } from "../panel.ts";
import "../../parts/field/field.css";

const MOST_KINDS = 8;
const USUAL_COUNT = "8";

/** The cards that the visitor has: a row for each kind, and one for another. */
export function ownedInputs(context: FormContext<"plan">): TemplateResult {
  const { question, voice, at } = context;
  const field = at("have");
  const owned = question.have !== "";
  const open = owned || field.error?.field === "have";
  return disclosure(voice.words.ownedCards.have, open, () => [
    rows(field),
    ...(owned ? [runningFields(context)] : []),
  ]);
}

/** What running them costs. */
function runningFields({ report, voice, at }: FormContext<"plan">): TemplateResult {
  const { numbers } = voice;
  const now = report?.existing?.assumptions;
  const taken = (value: number | undefined) => (value === undefined ? "" : numbers.figure(value));
  return html`<div class="owned-running">
    ${moneyField(at("electricity"), { per: "/kWh", usd: now?.electricity_usd_per_kwh })}
    ${numberField(at("pue"), { placeholder: taken(now?.pue) })}
  </div>`;
}

function rows(context: FieldContext): TemplateResult {
  const { name, text, voice, error, set } = context;
  const { ownedCards: words } = voice.words;
  const cards = ownedCards(text);
  const shown = cards.length < MOST_KINDS ? [...cards, { gpu: "", count: USUAL_COUNT }] : cards;
  const options = () => [
    { id: "", label: words.none, detail: "", aliases: [], prior: 2 },
    ...gpuOptions(voice),
  ];
  const put = (index: number, entry: OwnedCards) => {
    const all = shown.map((old, at) => (at === index ? entry : old));
    set(name, ownedText(all.filter(({ gpu }) => gpu !== "")));
  };
  return html`<div role="group" aria-label=${words.have} class="owned-cards">
    ${shown.map((entry, index) =>
      row(entry, index, options, context, (changed) => {
        put(index, changed);
      }),
    )}
    ${fieldError({ ...context, error: error && { ...error, suggestions: [] } })}
  </div>`;
}

function row(
  entry: OwnedCards,
  index: number,
  options: () => readonly ComboOption[],
  { voice, error }: FieldContext,
  put: (changed: OwnedCards) => void,
): TemplateResult {
  const { ownedCards: words } = voice.words;
  const id = `field-have-${index}`;
  const invalid = error?.field === "have" && error.path.startsWith(`existing[${index}]`);
  const count = html`<div class="field">
    <label for="${id}-count">${words.howMany}</label>
    <span class="field-number">
      <input
        id="${id}-count"
        class="control"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        aria-invalid=${invalid ? "true" : "false"}
        .value=${live(entry.count)}
        @input=${(event: InputEvent) => {
          put({ ...entry, count: (event.target as HTMLInputElement).value.replaceAll(",", "") });
        }}
      />
    </span>
  </div>`;
  return html`<div class="field">
      <label for=${id}>${index === 0 ? words.card : words.another}</label>
      <whichgpu-combo-box
        .inputId=${id}
        .value=${entry.gpu}
        .label=${entry.gpu ? (named(voice.catalog.gpus, entry.gpu)?.name ?? entry.gpu) : words.none}
        .options=${options}
        .describedBy=${invalid ? "field-have-error" : ""}
        .invalid=${invalid}
        .words=${voice.words.search}
        @choose=${(event: CustomEvent<string>) => {
          put({ ...entry, gpu: event.detail });
        }}
      ></whichgpu-combo-box>
    </div>
    ${entry.gpu === "" ? "" : count}`;
}
