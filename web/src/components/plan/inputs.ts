import { html, type TemplateResult } from "lit";
import { notches } from "../../format/notches.ts";
import type { FieldName } from "../../state/forms.ts";
import { comboField, numberField, selectField, type SelectOption } from "../field/field.ts";
import { disclosure } from "../inputs/disclosure.ts";
import { gpuOptions, modelField } from "../inputs/offering.ts";
import type { FormContext } from "../panel/panel.ts";
import type { Voice } from "../../i18n/voice.ts";

const userStops = notches(4096);
const tokenStops = notches(131_072);

/** What the visitor knows: the model or its size, the users, the limits, the money. */
export function planInputs(context: FormContext<"plan">): TemplateResult {
  const { question, voice, at } = context;
  const { words } = voice;
  const { planTab: plan } = words;
  const sized = question.size.trim() !== "";
  const rated = question.rate.trim() !== "";
  return html`
    <fieldset>
      <legend>${plan.need}</legend>
      ${modelField(at("model"))}
      ${numberField(at("size"), { unit: plan.billion, ...(sized && { qualifier: plan.sizeCounts }) })}
      ${numberField(at("users"), { stops: userStops, placeholder: "1" })}
      ${numberField(at("rate"), { ...(rated && { qualifier: plan.rateCounts }) })}
      ${rated ? numberField(at("peak"), { placeholder: "1" }) : ""}
      ${numberField(at("prompt"), { stops: tokenStops, unit: words.tokens, placeholder: "1024" })}
      ${numberField(at("answer"), { stops: tokenStops, unit: words.tokens, placeholder: "1024" })}
      ${selectField(at("headroom"), [
        ["", plan.headrooms.recommended],
        ["1", plan.headrooms.minimum],
      ])}
    </fieldset>
    <fieldset>
      <legend>${plan.limits}</legend>
      ${numberField(at("maxttft"), { unit: words.milliseconds, placeholder: plan.unlimited })}
      ${numberField(at("maxtpot"), { unit: words.milliseconds, placeholder: plan.unlimited })}
      ${numberField(at("hourly"), { unit: words.dollars, placeholder: plan.unlimited })}
      ${numberField(at("monthly"), { unit: words.dollars, placeholder: plan.unlimited })}
      ${selectField(at("vendor"), [["", plan.allMakers], ...makers(voice)])}
    </fieldset>
    ${rare(context)}
  `;
}

/** What few visitors limit. */
function rare({ question, voice, at }: FormContext<"plan">): TemplateResult {
  const { planTab: plan, offerKinds } = voice.words;
  const kinds = Object.entries(offerKinds);
  const names: FieldName[] = ["cards", "provider", "terms", "maxgpus", "bits", "kvbits", "cached"];
  const isSaid = (name: FieldName) => question[name] !== "" || at(name).error?.field === name;
  return disclosure(plan.more, names.some(isSaid), [
    comboField(at("cards"), [
      { id: "", label: plan.allCards, detail: "", aliases: [] },
      ...gpuOptions(voice),
    ]),
    selectField(at("provider"), [["", plan.allProviders], ...providers(voice)]),
    selectField(at("terms"), [
      ...kinds.map(([id, name]): SelectOption => [id === "on_demand" ? "" : id, name]),
      [kinds.map(([id]) => id).join(","), plan.anyTerms],
    ]),
    numberField(at("maxgpus"), { placeholder: "64" }),
    selectField(at("bits"), [
      ["", plan.bits["4"]],
      ["8", plan.bits["8"]],
      ["16", plan.bits["16"]],
    ]),
    selectField(at("kvbits"), [
      ["", plan.kvBits["8"]],
      ["16", plan.kvBits["16"]],
    ]),
    numberField(at("cached"), { placeholder: "0" }),
  ]);
}

const sorted = (names: readonly string[]): SelectOption[] =>
  [...new Set(names)].sort().map((name) => [name, name]);

const makers = ({ catalog }: Voice) => sorted(catalog.gpus.map(({ vendor }) => vendor));

const providers = ({ catalog }: Voice) =>
  sorted(catalog.offers.filter(({ current }) => current).map(({ provider }) => provider));
