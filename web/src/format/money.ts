import rates from "../../../data/exchange_rates.json" with { type: "json" };

/** The currencies in which the page can show amounts; the core counts in US dollars. */
export const currencies = ["USD", "CNY"] as const;
export type Currency = (typeof currencies)[number];

/** How amounts of dollars are shown. */
export interface Money {
  readonly currency: Currency;
  /** Units of the currency for one US dollar. */
  readonly perDollar: number;
}

export const dollars: Money = { currency: "USD", perDollar: 1 };

export const currencySigns: Readonly<Record<Currency, string>> = { USD: "$", CNY: "¥" };

/** The dated rate that holds until the visitor says another one. */
export const publishedRate = rates.rates.find(({ currency }) => currency === "CNY") ?? {
  per_usd: NaN,
  as_of: "",
};
