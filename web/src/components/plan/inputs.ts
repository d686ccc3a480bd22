import { html, type TemplateResult } from "lit";
import { notches } from "../../format/notches.ts";
import type { FieldName } from "../../state/forms.ts";
import { numberField, selectField } from "../field/field.ts";
import { besideRun, ownedInputs } from "../fleet/inputs.ts";
import { disclosure } from "../inputs/disclosure.ts";
import { modelField } from "../inputs/offering.ts";
import type { FormContext } from "../panel/panel.ts";
import { vendorField, whichOffers } from "./offers.ts";

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
      ${vendorField(at("vendor"))}
    </fieldset>
    ${ownedInputs(context, besideRun(context))} ${rare(context)}
  `;
}

/** What few visitors limit. */
function rare(context: FormContext<"plan">): TemplateResult {
  const { question, voice, at } = context;
  const { planTab: plan } = voice.words;
  const names: FieldName[] = ["cards", "provider", "terms", "maxgpus", "bits", "kvbits", "cached"];
  const isSaid = (name: FieldName) => question[name] !== "" || at(name).error?.field === name;
  return disclosure(plan.more, names.some(isSaid), [
    ...whichOffers(context),
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
