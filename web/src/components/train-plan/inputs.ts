import { html, nothing, type TemplateResult } from "lit";
import { notches } from "../../format/notches.ts";
import type { FieldName } from "../../state/forms.ts";
import { numberField, selectField, type SelectOption } from "../field/field.ts";
import { ownedInputs } from "../fleet/inputs.ts";
import { disclosure } from "../inputs/disclosure.ts";
import { modelField } from "../inputs/offering.ts";
import type { FormContext } from "../panel/panel.ts";
import { vendorField, whichOffers } from "../plan/offers.ts";

type Context = FormContext<"trainplan">;

const tokenStops = notches(131_072);

/** What the visitor knows of a run: the model or its size, the method, the data, the deadline, the money. */
export function trainPlanInputs(context: Context): TemplateResult {
  const { question, report, voice, at } = context;
  const { words, numbers } = voice;
  const { planTab: plan, trainPlan, training } = words;
  const now = report?.need.training;
  const sized = question.size.trim() !== "";
  return html`
    <fieldset>
      <legend>${plan.need}</legend>
      ${modelField(at("model"))}
      ${numberField(at("size"), {
        unit: plan.billion,
        ...(sized && { qualifier: plan.sizeCounts }),
      })}
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
    <fieldset>
      <legend>${plan.limits}</legend>
      ${numberField(at("deadline"), { unit: trainPlan.hours, placeholder: plan.unlimited })}
      ${numberField(at("total"), { unit: words.dollars, placeholder: plan.unlimited })}
      ${numberField(at("hourly"), { unit: words.dollars, placeholder: plan.unlimited })}
      ${numberField(at("monthly"), { unit: words.dollars, placeholder: plan.unlimited })}
      ${vendorField(at("vendor"))}
    </fieldset>
    ${ownedInputs(context)} ${rare(context)}
  `;
}

const rareNames: readonly FieldName[] = [
  "cards",
  "provider",
  "terms",
  "maxgpus",
  "framework",
  "arithmetic",
  "optimizer",
  "recompute",
  "placement",
  "rank",
  "network",
];

/** What few visitors say. */
function rare(context: Context): TemplateResult {
  const { question, report, voice, at } = context;
  const { words } = voice;
  const { planTab: plan, training } = words;
  const now = report?.need.training;
  const isSaid = (name: FieldName) => question[name] !== "" || at(name).error?.field === name;
  const list = (name: FieldName, names: Readonly<Record<string, string>>, value?: string) => {
    const chosen = value === undefined ? words.auto : words.chosen(names[value] ?? value);
    const options: SelectOption[] = [["", chosen], ...Object.entries(names)];
    return selectField(at(name), options);
  };
  const adapters = question.method === "lora" || question.method === "qlora";
  return disclosure(plan.more, rareNames.some(isSaid), [
    ...whichOffers(context),
    numberField(at("maxgpus"), { placeholder: "1024" }),
    list("framework", training.frameworks, now?.framework),
    list("arithmetic", training.precisions, now?.precision),
    list("optimizer", training.optimizers),
    list("recompute", training.recomputes),
    list("placement", training.offloads),
    adapters || isSaid("rank")
      ? numberField(at("rank"), { placeholder: words.auto })
      : html`${nothing}`,
    numberField(at("network"), { unit: words.networkUnit, placeholder: words.auto }),
  ]);
}
