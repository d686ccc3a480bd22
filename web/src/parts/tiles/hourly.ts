import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { priceDate } from "../price-date/price-date.ts";
import type { Fact } from "../facts/facts.ts";

type Cost = NonNullable<Report["cost"]>;

/** Dollars an hour and whose price that is, as the figure of an article; none without a price. */
export function hourly(cost: Pick<Cost, "usd_per_hour" | "offer"> | null, voice: Voice): Fact[] {
  if (!cost) return [];
  const { words, numbers } = voice;
  const price = `${numbers.price(cost.usd_per_hour)} ${words.cost.hour}`;
  const from = cost.offer ? priceDate(cost.offer.as_of, voice) : words.ownPrice;
  return [{ name: words.cost.title, value: price, range: from }];
}

/** Whose price it is, as the last fact of a tile. */
export function priceFact(offer: Cost["offer"], voice: Voice): Fact {
  const { cost, ownPrice } = voice.words;
  return offer
    ? { name: cost.asOf(offer.provider), value: priceDate(offer.as_of, voice) }
    : { name: cost.price, value: ownPrice };
}
