/** How a provider prints a price. */
export interface PrintedPrice {
  /** In dollars, as printed. */
  readonly usd: number;
  readonly per: Period;
  /** Cards that the price is for; 1: it is for one. */
  readonly cards: number;
  /** Tax in percent that is still to be added; 0: it is in the price. */
  readonly taxPercent: number;
}

export const periods = ["hour", "day", "month", "year"] as const;
export type Period = (typeof periods)[number];

/** Hours of each: a month is a twelfth of 365 days. */
const hours: Readonly<Record<Period, number>> = { hour: 1, day: 24, month: 730, year: 8760 };

/** Dollars for one card and hour. */
export function perCardHour({ usd, per, cards, taxPercent }: PrintedPrice): number {
  return ((usd / hours[per]) * (1 + taxPercent / 100)) / cards;
}

/** Where cards are rented in China: no dated list of theirs could be read, so that the book holds none of their prices. */
export const unreadProviders = [
  "AutoDL",
  "阿里云",
  "腾讯云",
  "火山引擎",
  "华为云",
  "百度智能云",
  "硅基流动",
] as const;
