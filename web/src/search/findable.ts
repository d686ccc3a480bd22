import type { Voice } from "../i18n/voice.ts";
import { gpuOptions, modelOptions } from "../parts/inputs/catalog-options.ts";
import type { Findable } from "./together.ts";

/** Everything in the catalog that the field at the top finds. */
export function findableIn(voice: Voice): Findable {
  const { search } = voice.words;
  return {
    models: modelOptions(voice),
    imageModels: voice.catalog.image_models.map(({ id, name, aliases }) => ({
      id,
      label: name,
      aliases,
      detail: id,
    })),
    cards: gpuOptions(voice),
    titles: search,
    usersOf: search.usersOf,
  };
}
