import { html, type TemplateResult } from "lit";
import { notches } from "../../format/notches.ts";
import type { FieldName } from "../index.ts";
import { numberField, selectField, type SelectOption } from "../../parts/field/field.ts";
import { rareFields, type NamedField } from "../../parts/inputs/disclosure.ts";
import type { FormContext } from "../panel.ts";
import { placementsOf } from "../training/shortcuts.ts";

const tokenStops = notches(131_072);

/** What a run trains, and how. */
export function runFieldset(context: FormContext<"plan">): TemplateResult {
  const { question, report, voice, at } = context;
  const { words, numbers, catalog } = voice;
  const { planTab, training } = words;
  const now = report?.need.training;
  const list = (
    name: FieldName,
    names: Readonly<Record<string, string>>,
    value?: string,
  ): NamedField => {
    const chosen = value === undefined ? words.auto : words.chosen(names[value] ?? value);
    const options: SelectOption[] = [["", chosen], ...Object.entries(names)];
    return [name, () => selectField(at(name), options)];
  };
  const adapters = question.method === "lora" || question.method === "qlora";
  const rank: NamedField = ["rank", () => numberField(at("rank"), { placeholder: words.auto })];
  return html`<fieldset>
      <legend>${planTab.training}</legend>
      ${selectField(at("method"), Object.entries(training.methods))}
      ${numberField(at("corpus"), {
        unit: words.tokens,
        placeholder: now ? numbers.amount(now.dataset_tokens) : words.auto,
      })}
      ${numberField(at("epochs"), { placeholder: "1" })}
      ${numberField(at("sequence"), {
        stops: tokenStops,
        unit: words.tokens,
        placeholder: now ? numbers.tokens(now.sequence_length) : words.auto,
      })}
    </fieldset>
    ${rareFields(context, training.how, [
      list("framework", training.frameworks, now?.framework),
      list("arithmetic", training.precisions, now?.precision),
      list("optimizer", training.optimizers),
      list("recompute", training.recomputes),
      list(
        "placement",
        placementsOf(
          training.offloads,
          question.framework || now?.framework,
          question.placement,
          catalog,
        ),
      ),
      ...(adapters || question.rank !== "" ? [rank] : []),
      [
        "network",
        () => numberField(at("network"), { unit: words.networkUnit, placeholder: words.auto }),
      ],
    ])}`;
}
