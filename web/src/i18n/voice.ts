import type { Catalog } from "whichgpu";
import type { Money } from "../format/money.ts";
import { numberFormats, type NumberFormats } from "../format/numbers.ts";
import type { Words } from "./index.ts";

/** What every part of the page needs to speak: words, number formats and names from the catalogue. */
export interface Voice {
  readonly words: Words;
  readonly numbers: NumberFormats;
  readonly catalog: Catalog;
  /** The display name of a weight or KV precision. */
  readonly precisionName: (id: string) => string;
  /** The display name of an engine. */
  readonly engineName: (id: string) => string;
}

/** `money`: how amounts are shown; the visitor's choice on the page, dollars elsewhere. */
export function createVoice(words: Words, catalog: Catalog, money?: Money): Voice {
  const names = (entries: readonly { id: string; name: string }[]) => {
    const byId = new Map(entries.map(({ id, name }) => [id, name]));
    return (id: string) => byId.get(id) ?? id;
  };
  const precisions = [...catalog.kv_precisions, ...catalog.weight_precisions];
  return {
    words,
    numbers: numberFormats(words.locale, money),
    catalog,
    precisionName: names(precisions),
    engineName: names(catalog.engines),
  };
}
