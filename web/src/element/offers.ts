import type { Catalog } from "whichgpu";
import { named } from "../parts/combo-box/filter.ts";
import type { BookOffer } from "../state/price-book.ts";
import { readJsonList } from "../state/price-files.ts";

/** The lists that were asked for, by their addresses: each is fetched once for all elements. */
const asked = new Map<string, Promise<readonly BookOffer[]>>();

/** The prices at an address: the JSON that the page's own price list saves. Rejects if they cannot be read. */
export function offersAt(address: string, { gpus }: Catalog): Promise<readonly BookOffer[]> {
  const known = asked.get(address);
  if (known) return known;
  const fetched = fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" })
    .then((response) => response.text())
    .then((text) => {
      const list = readJsonList(text, (name) => named(gpus, name)?.id);
      if (!("offers" in list)) throw new Error(list.problem);
      return list.offers;
    });
  asked.set(address, fetched);
  return fetched;
}
