import type { TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import {
  comboField,
  selectField,
  type FieldContext,
  type SelectOption,
} from "../../parts/field/field.ts";
import { named } from "../../parts/combo-box/filter.ts";
import type { NamedField } from "../../parts/inputs/disclosure.ts";
import { gpuOptions } from "../../parts/inputs/catalog-options.ts";
import type { FormContext } from "../panel.ts";

/** Chooses whose cards are considered. */
export function vendorField(context: FieldContext): TemplateResult {
  const { voice } = context;
  return selectField(context, [["", voice.words.planTab.allMakers], ...makers(voice)]);
}

/** Choose which cards are considered, from whom, and how they are rented. */
export function offerFields({ voice, at }: FormContext<"plan">): NamedField[] {
  const { catalog } = voice;
  const { planTab: plan, offerKinds } = voice.words;
  const kinds = Object.entries(offerKinds);
  const anyCard = { id: "", label: plan.allCards, detail: "", aliases: [], prior: 2 };
  const cards = at("cards");
  const label = cards.text ? (named(catalog.gpus, cards.text)?.name ?? cards.text) : plan.allCards;
  return [
    ["cards", () => comboField(cards, () => [anyCard, ...gpuOptions(voice)], { label })],
    ["provider", () => selectField(at("provider"), [["", plan.allProviders], ...providers(voice)])],
    [
      "terms",
      () =>
        selectField(at("terms"), [
          ...kinds.map(([id, name]): SelectOption => [id === "on_demand" ? "" : id, name]),
          [kinds.map(([id]) => id).join(","), plan.anyTerms],
        ]),
    ],
  ];
}

const sorted = (names: readonly string[]): SelectOption[] =>
  [...new Set(names)].sort().map((name) => [name, name]);

const makers = ({ catalog }: Voice) => sorted(catalog.gpus.map(({ vendor }) => vendor));

const providers = ({ catalog }: Voice) =>
  sorted(catalog.offers.filter(({ current }) => current).map(({ provider }) => provider));
