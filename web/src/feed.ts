/** Beside the page's own script where the site's owner has a price list: `data-offers` of this script says where. */
import type { Catalog } from "whichgpu";
import type { FeedWords } from "./i18n/en/feed.ts";
import type { Words } from "./i18n/index.ts";
import { named } from "./parts/combo-box/filter.ts";
import type { BookOffer } from "./state/price-book.ts";
import { readJsonList, type ListProblem } from "./state/price-files.ts";
import { STARTED, type Store } from "./state/store.ts";
import { UNREACHABLE } from "./state/unreachable.ts";

const wordsOf = async ({ language }: Words): Promise<FeedWords> =>
  language === "zh"
    ? (await import("./i18n/zh/feed.ts")).feedWordsZh
    : (await import("./i18n/en/feed.ts")).feedWordsEn;

const idsOf = (offers: readonly BookOffer[]): ReadonlySet<string> =>
  new Set(offers.map(({ id }) => id));

/** The catalog after a list was read: by their ids its offers replace those of the catalog, or are added. */
function suppliedCatalog(catalog: Catalog, offers: readonly BookOffer[], source: string): Catalog {
  const replaced = idsOf(offers);
  const rest = catalog.offers.filter(({ id }) => !replaced.has(id));
  const added = offers.map((offer) => ({
    ...{ instance: "", vcpus: 0, ram_gb: 0, region: "", notes: "" },
    ...offer,
    source,
  }));
  return { ...catalog, offers: [...rest, ...added] };
}

/**
 * Fetches the price list of the site's owner, and asks with it beneath the visitor's own prices; what is wrong with it is
 * said, and the catalog stays as it is.
 */
async function supply(store: Store, address: string): Promise<void> {
  const { words, catalog } = store.state.voice;
  const fail = async (why: (words: FeedWords) => string): Promise<void> => {
    store.miss(new CustomEvent(UNREACHABLE, { detail: why(await wordsOf(words)) }));
  };
  let text: string;
  try {
    const response = await fetch(new URL(address, document.baseURI), {
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    if (!response.ok) {
      await fail((said) => said.refused(address, response.status));
      return;
    }
    text = await response.text();
  } catch {
    await fail((said) => said.unreachable(address));
    return;
  }
  const list = readJsonList(text, (name) => named(catalog.gpus, name)?.id);
  if (!("offers" in list)) {
    await fail((said) => said.unreadable(address, reason(list, said)));
    return;
  }
  const { offers } = list;
  store.supply(suppliedCatalog(catalog, offers, address), (own) => {
    const replaced = idsOf(own);
    return [...offers.filter(({ id }) => !replaced.has(id)), ...own];
  });
}

const reason = (problem: ListProblem, words: FeedWords): string =>
  problem.problem === "cell" ? words.cell(problem.row, problem.column) : words[problem.problem];

const address = document.querySelector<HTMLScriptElement>("script[data-offers]")?.dataset["offers"];
if (address) {
  window.addEventListener(STARTED, (event) => {
    void supply((event as CustomEvent<Store>).detail, address);
  });
}
