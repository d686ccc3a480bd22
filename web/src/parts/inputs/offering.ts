import { html, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import { named } from "../combo-box/filter.ts";
import { comboField, type FieldContext } from "../field/field.ts";
import { ownLink, ownOption } from "../../dialogs/own-links.ts";
import { gpuFigures, gpuOptions, modelOptions, sliceOptions } from "./catalog-options.ts";

/** Chooses one of the catalog's language models, or one of the visitor's own. */
export function modelField(context: FieldContext): TemplateResult {
  const { voice, text } = context;
  const own = ownOption(text, voice.words.ownModel);
  const model = named(voice.catalog.models, text);
  return html`${comboField(context, () => [...own, ...modelOptions(voice)], {
    label: own[0]?.label ?? model?.name ?? text,
    qualifier: model ? modelNote(model, voice) : "",
  })}
  ${ownLink("model", voice)}`;
}

/** Chooses one of the catalog's cards, a slice of one beneath it, or one with changed figures. */
export function gpuField(context: FieldContext): TemplateResult {
  const { voice, text } = context;
  const own = ownOption(text, voice.words.ownGpu);
  const options = () => [...own, ...gpuOptions(voice), ...sliceOptions(voice)];
  const [label, qualifier] = own[0] ? [own[0].label, ""] : gpuTexts(text, voice);
  return html`${comboField(context, options, { label, qualifier })} ${ownLink("gpu", voice)}`;
}

/** The name of a card or slice and its figures; the text itself if it names none. */
function gpuTexts(text: string, voice: Voice): [label: string, qualifier: string] {
  const { gpus } = voice.catalog;
  const gpu = named(gpus, text);
  if (gpu) return [gpu.name, gpuFigures(gpu, voice)];
  const slice = text.includes(":") && named(sliceOptions(voice), text);
  return slice ? [slice.label, slice.detail] : [text, ""];
}

/** The size of a model. */
function modelNote(model: Voice["catalog"]["models"][number], { words, numbers }: Voice): string {
  const parts = [numbers.billions(model.parameters)];
  if (model.active_parameters < 0.9 * model.parameters) {
    parts.push(words.active(numbers.billions(model.active_parameters)));
  }
  return [...parts, numbers.tokens(model.max_context_tokens)].join(" · ");
}
