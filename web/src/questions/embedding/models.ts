import type { Catalog } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { named, type ComboOption } from "../../parts/combo-box/filter.ts";
import type { SelectOption } from "../../parts/field/field.ts";

type Models = Catalog["embedding_models"];

/** Models to choose from, with their sizes. */
export const readingOptions = (models: Models, { numbers }: Voice): ComboOption[] =>
  models.map(({ id, name, aliases, family, parameters }) => ({
    id,
    label: name,
    aliases,
    detail: `${numbers.billions(parameters)} · ${id}`,
    group: family,
  }));

/** The name of a model and its size; the text itself if it names none. */
export function readingTexts(text: string, models: Models, { numbers }: Voice) {
  const model = named(models, text);
  return model
    ? { label: model.name, qualifier: numbers.billions(model.parameters) }
    : { label: text };
}

/** Formats of weights of which one can tell at a glance that they are no GGUF file's. */
const FORMATS = ["fp16", "bf16", "fp8", "int8", "fp32"];

/** Formats of weights, the model's own first. */
export function formatOptions(
  chosen: string,
  used: string | undefined,
  voice: Voice,
): SelectOption[] {
  const { words, catalog } = voice;
  const known = catalog.weight_precisions.filter(({ id }) => FORMATS.includes(id) || id === chosen);
  const name = catalog.weight_precisions.find(({ id }) => id === used)?.name ?? used;
  return [
    ["", name === undefined ? words.auto : words.chosen(name)],
    ...known.map(({ id, name: title }): SelectOption => [id, title]),
  ];
}
