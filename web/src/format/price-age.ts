const DAY_MS = 86_400_000;

/** Days after which a price is shown as aging, and as old. */
const AGING_DAYS = 90;
const OLD_DAYS = 365;

/** How much a dated price is still worth. */
export interface PriceAge {
  readonly state: "recent" | "aging" | "old" | "undated";
  /** Whole months, rounded; 0 where there is no date. */
  readonly months: number;
}

/**
 * The age at `now` of a price of `asOf`: an ISO 8601 date, or only its year or month, which then
 * counts from its first day; empty: undated.
 */
export function priceAge(asOf: string, now: Date): PriceAge {
  const days = (now.getTime() - Date.parse(asOf)) / DAY_MS;
  if (Number.isNaN(days)) return { state: "undated", months: 0 };
  const state = days > OLD_DAYS ? "old" : days > AGING_DAYS ? "aging" : "recent";
  return { state, months: Math.max(0, Math.round((days * 12) / 365.25)) };
}
