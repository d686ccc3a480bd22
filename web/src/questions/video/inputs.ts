import { html, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import type { ComboOption } from "../../parts/combo-box/filter.ts";
import { comboField, numberField, selectField } from "../../parts/field/field.ts";
import { gpuField } from "../../parts/inputs/offering.ts";
import { powerFields } from "../../parts/inputs/power.ts";
import { priceFieldset } from "../../parts/inputs/price-fieldset.ts";
import type { FormContext } from "../panel.ts";
import { modelOptions, modelTexts } from "../image/inputs.ts";
import { savingMemory } from "../image/saving.ts";

/** What is filmed, by which model, on what. */
export function videoInputs({ question, report, voice, at }: FormContext<"video">): TemplateResult {
  const { words, numbers } = voice;
  const { image, video } = words;
  const now = report?.configuration;
  const cost = report?.cost;
  const decided = (value: number | undefined) =>
    value === undefined ? words.auto : words.chosen(numbers.whole(value));
  const chosen = (names: Readonly<Record<string, string>>, value: string | undefined) =>
    value === undefined ? words.auto : words.automatically(names[value] ?? value);
  const flag = (names: Readonly<Record<string, string>>, value: boolean | undefined) => [
    ["", chosen(names, value === undefined ? undefined : String(value))] as const,
    ...Object.entries(names),
  ];
  const hourly = cost && now ? cost.usd_per_hour / now.gpu_count : undefined;
  return html`
    <fieldset>
      <legend>${words.groups.run}</legend>
      ${comboField(
        at("videomodel"),
        () => makingVideo(voice),
        modelTexts(question.videomodel, voice),
      )}
      ${selectField(at("arithmetic"), [
        ["", chosen(image.precisions, now?.precision)],
        ...Object.entries(image.precisions),
      ])}
      ${gpuField(at("gpu"))} ${numberField(at("count"), { steps: true, placeholder: "1" })}
      ${numberField(at("clipcards"), { placeholder: decided(now?.cards_per_clip) })}
      ${selectField(at("sharded"), flag(video.yesNo, now?.sharded))}
      ${selectField(at("guidancesplit"), flag(video.yesNo, now?.guidance_split))}
      ${selectField(at("runner"), Object.entries(image.engines))}
      ${selectField(at("kernels"), Object.entries(video.attentions))}
    </fieldset>
    <fieldset>
      <legend>${video.clip}</legend>
      ${numberField(at("width"), { unit: image.pixels, placeholder: decided(now?.width) })}
      ${numberField(at("height"), { unit: image.pixels, placeholder: decided(now?.height) })}
      ${numberField(at("frames"), { placeholder: decided(now?.frames) })}
      ${numberField(at("steps"), { placeholder: decided(now?.steps) })}
      ${numberField(at("passes"), { placeholder: decided(now?.passes) })}
    </fieldset>
    ${savingMemory(at, now?.vae_tiled, voice)}
    ${priceFieldset(at("price"), cost?.offer, hourly, Boolean(report?.speed))}
    ${powerFields(question, report?.power?.pue, at, voice)}
  `;
}

function makingVideo(voice: Voice): ComboOption[] {
  const { image_models: models } = voice.catalog;
  const making = new Set(models.filter(({ frames }) => frames > 1).map(({ id }) => id));
  return modelOptions(voice).filter(({ id }) => making.has(id));
}
