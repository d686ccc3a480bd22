import { html, nothing, type TemplateResult } from "lit";
import { notches } from "../../format/notches.ts";
import { checkField, numberField, selectField } from "../../parts/field/field.ts";
import { moneyField } from "../../parts/field/money-field.ts";
import { ownedInputs } from "./fleet-inputs.ts";
import { rareFields, type NamedField } from "../../parts/inputs/disclosure.ts";
import { modelField } from "../../parts/inputs/offering.ts";
import { percentileOptions } from "../../parts/inputs/percentile.ts";
import type { FormContext } from "../panel.ts";
import { runFieldset } from "./run-inputs.ts";
import { offerFields, vendorField } from "./offers.ts";

type Context = FormContext<"plan">;

const userStops = notches(4096);
const tokenStops = notches(131_072);

/** What the visitor knows: the model or its size, the users, the time for training, the money; then the details. */
export function planInputs(context: Context): TemplateResult {
  const { question, voice, at } = context;
  const { words } = voice;
  const { planTab: plan, trainPlan } = words;
  const sized = question.size.trim() !== "";
  const [serves, trains] = [question.serve !== "", question.train !== ""];
  const money = { placeholder: plan.unlimited };
  return html`
    <fieldset>
      <legend>${plan.need}</legend>
      ${modelField(at("model"))}
      ${numberField(at("size"), { unit: plan.billion, ...(sized && { qualifier: plan.sizeCounts }) })}
      ${checkField(at("serve"))}
      ${serves ? numberField(at("users"), { stops: userStops, placeholder: "1" }) : nothing}
      ${checkField(at("train"))}
      ${
        trains
          ? numberField(at("deadline"), { unit: trainPlan.hours, placeholder: plan.unlimited })
          : nothing
      }
      ${moneyField(at("hourly"), money)} ${moneyField(at("monthly"), money)}
      ${trains ? moneyField(at("total"), money) : nothing}
    </fieldset>
    ${serves ? servingFieldset(context) : nothing} ${trains ? runFieldset(context) : nothing}
    <fieldset>
      <legend>${plan.whichCards}</legend>
      ${vendorField(at("vendor"))}
    </fieldset>
    ${ownedInputs(context)}
    ${rareFields(context, plan.more, [
      ...offerFields(context),
      ["maxgpus", () => numberField(at("maxgpus"), { placeholder: serves ? "64" : "1024" })],
    ])}
  `;
}

/** How engines are started. Its words come with those of answers. */
function tuningField({ voice, at }: Context): NamedField[] {
  const { words } = voice;
  if (!("tuning" in words)) return [];
  const field = () =>
    selectField(at("tuning"), [
      ["", words.tuning.default],
      ["tuned", words.tuning.tuned],
    ]);
  return [["tuning", field]];
}

/** Pictures and video that come with a prompt. Their words come with those of answers. */
function pictureFields(context: Context): TemplateResult | typeof nothing {
  const { voice, at } = context;
  const { words } = voice;
  if (!("vision" in words)) return nothing;
  const { title, pixels: unit } = words.vision;
  return rareFields(context, title, [
    ["pictures", () => numberField(at("pictures"), { placeholder: "0" })],
    ["picwidth", () => numberField(at("picwidth"), { unit, placeholder: "1920" })],
    ["picheight", () => numberField(at("picheight"), { unit, placeholder: "1080" })],
    ["clip", () => numberField(at("clip"), { unit: words.latency.seconds, placeholder: "0" })],
  ]);
}

/** What is served, and how soon it must come. */
function servingFieldset(context: Context): TemplateResult {
  const { question, voice, at } = context;
  const { words } = voice;
  const { planTab: plan } = words;
  const rated = question.rate.trim() !== "";
  const limit = { unit: words.milliseconds, placeholder: plan.usual };
  return html`<fieldset>
      <legend>${plan.serving}</legend>
      ${numberField(at("rate"), { ...(rated && { qualifier: plan.rateCounts }) })}
      ${rated ? numberField(at("peak"), { placeholder: "1" }) : nothing}
      ${numberField(at("prompt"), { stops: tokenStops, unit: words.tokens, placeholder: "1024" })}
      ${numberField(at("answer"), { stops: tokenStops, unit: words.tokens, placeholder: "1024" })}
      ${selectField(at("headroom"), [
        ["", plan.headrooms.recommended],
        ["1", plan.headrooms.minimum],
      ])}
      ${numberField(at("maxttft"), limit)} ${numberField(at("maxtpot"), limit)}
      ${selectField(at("percentile"), percentileOptions(words))}
    </fieldset>
    ${rareFields(context, plan.formats, [
      ...tuningField(context),
      [
        "bits",
        () =>
          selectField(at("bits"), [
            ["", plan.bits["4"]],
            ["8", plan.bits["8"]],
            ["16", plan.bits["16"]],
          ]),
      ],
      [
        "kvbits",
        () =>
          selectField(at("kvbits"), [
            ["", plan.kvBits["8"]],
            ["16", plan.kvBits["16"]],
          ]),
      ],
      ["cached", () => numberField(at("cached"), { placeholder: "0" })],
      [
        "maxe2e",
        () => numberField(at("maxe2e"), { unit: words.milliseconds, placeholder: plan.unlimited }),
      ],
    ])}
    ${pictureFields(context)}`;
}
