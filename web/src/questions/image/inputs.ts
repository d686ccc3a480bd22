import { html, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import { named, type ComboOption } from "../../parts/combo-box/filter.ts";
import {
  comboField,
  numberField,
  selectField,
  type ComboSettings,
} from "../../parts/field/field.ts";
import { gpuField } from "../../parts/inputs/offering.ts";
import { powerFields } from "../../parts/inputs/power.ts";
import { priceFieldset } from "../../parts/inputs/price-fieldset.ts";
import type { FormContext } from "../panel.ts";
import { savingMemory } from "./saving.ts";

/** What is drawn, by which model, on what. */
export function imageInputs({ question, report, voice, at }: FormContext<"image">): TemplateResult {
  const { words, numbers } = voice;
  const { image } = words;
  const now = report?.configuration;
  const cost = report?.cost;
  const decided = (value: number | undefined) =>
    value === undefined ? words.auto : words.chosen(numbers.whole(value));
  const chosen = (names: Readonly<Record<string, string>>, value: string | undefined) =>
    value === undefined ? words.auto : words.automatically(names[value] ?? value);
  const hourly = cost && now ? cost.usd_per_hour / now.gpu_count : undefined;
  return html`
    <fieldset>
      <legend>${words.groups.run}</legend>
      ${comboField(at("imagemodel"), () => modelOptions(voice), modelTexts(question.imagemodel, voice))}
      ${selectField(at("arithmetic"), [
        ["", chosen(image.precisions, now?.precision)],
        ...Object.entries(image.precisions),
      ])}
      ${gpuField(at("gpu"))} ${numberField(at("count"), { steps: true, placeholder: "1" })}
      ${selectField(at("runner"), Object.entries(image.engines))}
      ${selectField(at("kernels"), Object.entries(words.video.attentions))}
    </fieldset>
    <fieldset>
      <legend>${image.picture}</legend>
      ${numberField(at("width"), { unit: image.pixels, placeholder: decided(now?.width) })}
      ${numberField(at("height"), { unit: image.pixels, placeholder: decided(now?.height) })}
      ${numberField(at("steps"), { placeholder: decided(now?.steps) })}
      ${numberField(at("together"), { placeholder: "1" })}
      ${selectField(at("guidance"), [
        ["", chosen(image.guided, now && String(now.forwards_per_step === 2))],
        ...Object.entries(image.guided),
      ])}
    </fieldset>
    ${savingMemory(at, now && now.vae_tiled === true, voice)}
    ${priceFieldset(at("price"), cost?.offer, hourly, Boolean(report?.speed))}
    ${powerFields(question, report?.power?.pue, at, voice)}
  `;
}

/** The models that make images, and video. */
export function modelOptions({ catalog, numbers }: Voice): ComboOption[] {
  return catalog.image_models.map(({ id, name, aliases, denoiser_parameters: parameters }) => ({
    id,
    label: name,
    aliases,
    detail: `${numbers.billions(parameters)} · ${id}`,
  }));
}

export function modelTexts(name: string, { catalog, numbers }: Voice): ComboSettings {
  const model = named(catalog.image_models, name);
  if (!model) return { label: name };
  const size = numbers.billions(model.denoiser_parameters);
  return { label: model.name, qualifier: `${size} · ${model.width} × ${model.height}` };
}
