import { currencies } from "../format/money.ts";
import { isObject, parseObject } from "./described.ts";
import { emptyBook, MOST_OFFERS, type PriceBook } from "./price-book.ts";
import { readOffer } from "./price-files.ts";

/** The book that a text holds; what is damaged of it is left out. */
export function bookFrom(text: string): PriceBook {
  const kept = parseObject(text);
  if (!isObject(kept)) return emptyBook;
  const rows = Array.isArray(kept["offers"]) ? kept["offers"].filter(isObject) : [];
  const offers = rows.flatMap((row) => {
    const offer = readOffer(row, (name) => name);
    return "column" in offer ? [] : [offer];
  });
  const rate = kept["cnyPerUsd"];
  return {
    offers: offers.slice(0, MOST_OFFERS),
    currency: currencies.find((one) => one === kept["currency"]),
    cnyPerUsd: typeof rate === "number" && rate > 0 && rate < 1e6 ? rate : undefined,
  };
}
