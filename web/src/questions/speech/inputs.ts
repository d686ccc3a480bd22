import { html, type TemplateResult } from "lit";
import { comboField, numberField, selectField } from "../../parts/field/field.ts";
import { gpuField } from "../../parts/inputs/offering.ts";
import { powerFields } from "../../parts/inputs/power.ts";
import { priceFieldset } from "../../parts/inputs/price-fieldset.ts";
import { formatOptions, readingOptions, readingTexts } from "../embedding/models.ts";
import type { FormContext } from "../panel.ts";

/** What hears which clips, on what. */
export function speechInputs({
  question,
  report,
  voice,
  at,
}: FormContext<"speech">): TemplateResult {
  const { words, numbers, catalog } = voice;
  const { speech } = words;
  const now = report?.configuration;
  const cost = report?.cost;
  const models = catalog.speech_models;
  const decided = (value: number | undefined) =>
    value === undefined ? words.auto : words.chosen(numbers.figure(value));
  const hourly = cost && now ? cost.usd_per_hour / now.gpu_count : undefined;
  return html`
    <fieldset>
      <legend>${words.groups.run}</legend>
      ${comboField(
        at("listener"),
        () => readingOptions(models, voice),
        readingTexts(question.listener, models, voice),
      )}
      ${selectField(at("weights"), formatOptions(question.weights, now?.weights, voice))}
      ${gpuField(at("gpu"))} ${numberField(at("count"), { steps: true, placeholder: "1" })}
    </fieldset>
    <fieldset>
      <legend>${speech.sound}</legend>
      ${numberField(at("spoken"), { unit: "s", placeholder: decided(now?.clip_seconds) })}
      ${numberField(at("wordy"), { placeholder: decided(now?.tokens_per_second) })}
      ${numberField(at("atonce"), { placeholder: decided(now?.batch) })}
      ${numberField(at("hop"), { unit: "s", placeholder: speech.notLive })}
    </fieldset>
    ${priceFieldset(at("price"), cost?.offer, hourly, Boolean(report?.speed), question.offer)}
    ${powerFields(question, report?.power?.pue, at, voice)}
  `;
}
