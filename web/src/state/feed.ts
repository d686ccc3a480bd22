import type { Catalog } from "whichgpu";
import type { FeedWords } from "../i18n/en/feed.ts";
import type { Voice } from "../i18n/voice.ts";
import { named } from "../parts/combo-box/filter.ts";
import type { BookOffer } from "./price-book.ts";
import { readJsonList, type ListProblem } from "./price-files.ts";

/** The price list of the site's owner. */
export interface Supply {
  readonly offers: readonly BookOffer[];
  /** With these offers in place of, and beside, its own. */
  readonly catalog: Catalog;
  /** Why there are none, in a sentence. */
  readonly problem: string | undefined;
}

const wordsOf = async ({ words: { language } }: Voice): Promise<FeedWords> =>
  language === "zh"
    ? (await import("../i18n/zh/feed.ts")).feedWordsZh
    : (await import("../i18n/en/feed.ts")).feedWordsEn;

/** The catalog after a list was read: by their ids its offers replace those of the catalog, or are added. */
export function suppliedCatalog(
  catalog: Catalog,
  offers: readonly BookOffer[],
  source: string,
): Catalog {
  const replaced = new Set(offers.map(({ id }) => id));
  const rest = catalog.offers.filter(({ id }) => !replaced.has(id));
  const added = offers.map((offer) => ({
    ...{ instance: "", vcpus: 0, ram_gb: 0, region: "", notes: "" },
    ...offer,
    source,
  }));
  return { ...catalog, offers: [...rest, ...added] };
}

/** Fetches the list at an address; what is wrong with it is said, and the catalog stays as it is. */
export async function feedAt(address: string, voice: Voice): Promise<Supply> {
  const { catalog } = voice;
  const failed = async (why: (words: FeedWords) => string): Promise<Supply> => ({
    offers: [],
    catalog,
    problem: why(await wordsOf(voice)),
  });
  let text: string;
  try {
    const response = await fetch(new URL(address, document.baseURI), {
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    if (!response.ok) return await failed((words) => words.refused(address, response.status));
    text = await response.text();
  } catch {
    return failed((words) => words.unreachable(address));
  }
  const list = readJsonList(text, (name) => named(catalog.gpus, name)?.id);
  if (!("offers" in list)) return failed((words) => words.unreadable(address, reason(list, words)));
  const { offers } = list;
  return { offers, catalog: suppliedCatalog(catalog, offers, address), problem: undefined };
}

const reason = (problem: ListProblem, words: FeedWords): string =>
  problem.problem === "cell" ? words.cell(problem.row, problem.column) : words[problem.problem];
