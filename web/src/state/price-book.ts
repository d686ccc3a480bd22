import type { Catalog } from "whichgpu";
import { dollars, publishedRate, type Currency, type Money } from "../format/money.ts";
import type { Language } from "../i18n/index.ts";

export const offerKinds = ["on_demand", "spot", "reserved", "promotion"] as const;

/** A price of the visitor's own. With the id of an offer of the catalog it replaces that one. */
export interface BookOffer {
  readonly id: string;
  readonly provider: string;
  readonly gpu: string;
  readonly kind: (typeof offerKinds)[number];
  readonly gpu_count: number;
  readonly usd_per_gpu_hour: number;
  readonly as_of: string;
  readonly current: boolean;
}

/** What the visitor keeps of prices: their own, and in which currency amounts are shown. */
export interface PriceBook {
  readonly offers: readonly BookOffer[];
  /** Undefined: not chosen, so that it is that of the language. */
  readonly currency: Currency | undefined;
  /** Yuan for one dollar by the visitor's own word; undefined: the published rate. */
  readonly cnyPerUsd: number | undefined;
}

export const emptyBook: PriceBook = { offers: [], currency: undefined, cnyPerUsd: undefined };

/** What the core accepts as the price of a GPU-hour, in dollars, and as GPUs rented together. */
export const PRICE_RANGE = [0, 10_000] as const;
export const COUNT_RANGE = [1, 512] as const;
/** As many prices as the core takes with a request. */
export const MOST_OFFERS = 500;

/** How the book shows amounts to who reads this language. */
export function moneyOf({ currency, cnyPerUsd }: PriceBook, language: Language): Money {
  if ((currency ?? (language === "zh" ? "CNY" : "USD")) === "USD") return dollars;
  return { currency: "CNY", perDollar: cnyPerUsd ?? publishedRate.per_usd };
}

/** One line of the book as it is shown. */
export interface BookLine {
  readonly offer: BookOffer;
  /** Of the catalog, changed by the visitor, or the visitor's own. */
  readonly origin: "catalog" | "changed" | "own";
}

/** The offers of the catalog as the visitor changed them, and the visitor's own, cheapest first. */
export function linesOf(book: PriceBook, catalog: Catalog): readonly BookLine[] {
  const own = new Map(book.offers.map((offer) => [offer.id, offer]));
  const listed = catalog.offers.map((offer): BookLine => {
    const changed = own.get(offer.id);
    own.delete(offer.id);
    return changed
      ? { offer: changed, origin: "changed" }
      : { offer: bookOffer(offer), origin: "catalog" };
  });
  const added = [...own.values()].map((offer): BookLine => ({ offer, origin: "own" }));
  return [...listed, ...added].sort(
    (a, b) =>
      Number(b.offer.current) - Number(a.offer.current) ||
      a.offer.usd_per_gpu_hour - b.offer.usd_per_gpu_hour,
  );
}

/** The book after one offer was changed or added. */
export function withOffer(book: PriceBook, offer: BookOffer): PriceBook {
  return { ...book, offers: [...book.offers.filter(({ id }) => id !== offer.id), offer] };
}

/** The book as if an offer had never been changed or added. */
export function withoutOffer(book: PriceBook, id: string): PriceBook {
  return { ...book, offers: book.offers.filter((offer) => offer.id !== id) };
}

/** The first id "own-1", "own-2", … that is free. */
export function freeId(book: PriceBook): string {
  const taken = new Set(book.offers.map(({ id }) => id));
  let number = 1;
  while (taken.has(`own-${number}`)) number++;
  return `own-${number}`;
}

/** The offers of a list that are not as the catalog has them. */
export function changesIn(list: readonly BookOffer[], catalog: Catalog): readonly BookOffer[] {
  const listed = new Map(catalog.offers.map((offer) => [offer.id, bookOffer(offer)]));
  return list.filter((offer) => {
    const known = listed.get(offer.id);
    return !known || JSON.stringify(known) !== JSON.stringify(bookOffer(offer));
  });
}

/** The book after a list was read: what the list does not name stays as it was. */
export function withList(book: PriceBook, list: readonly BookOffer[], catalog: Catalog): PriceBook {
  const named = new Set(list.map(({ id }) => id));
  const others = book.offers.filter(({ id }) => !named.has(id));
  return { ...book, offers: [...others, ...changesIn(list, catalog)] };
}

/** The fields of an offer that a book keeps, always in the same order. */
function bookOffer(offer: BookOffer | Catalog["offers"][number]): BookOffer {
  const { id, provider, gpu, kind, gpu_count, usd_per_gpu_hour, as_of, current } = offer;
  return { id, provider, gpu, kind, gpu_count, usd_per_gpu_hour, as_of, current };
}
