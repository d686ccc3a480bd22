import type { Catalog } from "whichgpu";
import { createVoice } from "../src/i18n/voice.ts";
import { languages } from "../src/i18n/index.ts";
import { gpuOptions, modelOptions } from "../src/parts/inputs/catalog-options.ts";
import type { ComboOption } from "../src/parts/combo-box/filter.ts";
import { rank } from "../src/search/rank.ts";

/** Entries of a list that agents read. */
const MOST = 10;

/** What is looked for; without words all entries count, the newest or best known first. */
export interface Wanted {
  readonly query?: string;
  readonly limit?: number;
}

/** The ids that words may mean, the likeliest first. */
function idsOf(options: readonly ComboOption[], query: string): string[] {
  const ranked = rank(options, query).map(({ option }) => option);
  if (query.trim() === "") ranked.sort((a, b) => (b.prior ?? 0) - (a.prior ?? 0));
  return ranked.map(({ id }) => id);
}

/** Finds models and cards of the catalog as the page's search fields do. */
export class Finder {
  readonly #catalog: Catalog;
  readonly #models: readonly ComboOption[];
  readonly #gpus: readonly ComboOption[];

  private constructor(
    catalog: Catalog,
    models: readonly ComboOption[],
    gpus: readonly ComboOption[],
  ) {
    this.#catalog = catalog;
    this.#models = models;
    this.#gpus = gpus;
  }

  static async of(catalog: Catalog): Promise<Finder> {
    const voice = createVoice(await languages.en.load(), catalog);
    return new Finder(catalog, modelOptions(voice), gpuOptions(voice));
  }

  models({ query = "", limit = MOST }: Wanted): Catalog["models"] {
    return entries(this.#catalog.models, idsOf(this.#models, query)).slice(0, limit);
  }

  /** Models of other kinds are few: those whose name holds the words. */
  otherModels<Kind extends "image_models" | "embedding_models" | "speech_models">(
    kind: Kind,
    { query = "", limit = MOST }: Wanted,
  ): Catalog[Kind][number][] {
    const words = query.toLowerCase().split(/\s+/);
    const holds = (text: string) => words.every((word) => text.includes(word));
    const all: readonly Catalog[Kind][number][] = this.#catalog[kind];
    return all
      .filter(({ id, name, aliases }) => holds([id, name, ...aliases].join(" ").toLowerCase()))
      .slice(0, limit);
  }

  /** Cards, of at least so much memory as their makers state it, each with its cheapest current offer on demand. */
  gpus({
    query = "",
    limit = MOST,
    min_memory_gb: least = 0,
  }: Wanted & { min_memory_gb?: number }) {
    return entries(this.#catalog.gpus, idsOf(this.#gpus, query))
      .filter((gpu) => gpu.marketed_memory_bytes >= least * 1e9)
      .slice(0, limit)
      .map(({ mig_profiles: slices, ...gpu }) => ({
        ...gpu,
        mig_slices: slices.map(({ id }) => id),
        cheapest_offer: this.#cheapest(gpu.id),
      }));
  }

  #cheapest(gpu: string) {
    return this.#catalog.offers
      .filter((offer) => offer.gpu === gpu && offer.current && offer.kind === "on_demand")
      .reduce<Catalog["offers"][number] | null>(
        (least, offer) =>
          least && least.usd_per_gpu_hour <= offer.usd_per_gpu_hour ? least : offer,
        null,
      );
  }
}

/** The entries with these ids, in their order. */
function entries<Entry extends { readonly id: string }>(
  list: readonly Entry[],
  ids: readonly string[],
): Entry[] {
  const byId = new Map(list.map((entry) => [entry.id, entry]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
