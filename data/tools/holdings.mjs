// Says how old and how well known is what the catalogue holds.

const DAY = 24 * 60 * 60 * 1000;

/** The days from an ISO date, its last day where it is a month or a year, to the ISO day `today`. */
export function ageInDays(date, today) {
  const [year, month, day] = date.split("-").map(Number);
  const then = day ? Date.UTC(year, month - 1, day) : Date.UTC(year, month ?? 12, 0);
  return Math.max(0, Math.round((Date.parse(today) - then) / DAY));
}

/** "12 (median 40 days, oldest 300)". */
function ages(dates, today) {
  const days = dates.map((date) => ageInDays(date, today)).sort((a, b) => a - b);
  if (days.length === 0) return "none";
  return `${days.length} (median ${days[days.length >> 1]} days, oldest ${days.at(-1)})`;
}

/** Lines on the age of prices, and on entries of which some figure is not verified. */
export function holdings({ gpus, models, imageModels, offers, ownership, apiPrices }, today) {
  const days = (list) => list.map(({ as_of: asOf }) => asOf);
  const current = offers.filter((offer) => offer.current);
  const rented = new Set(current.map(({ gpu }) => gpu));
  const unverified = [gpus, models, imageModels].flat().filter(({ verified }) => !verified);
  return [
    `current offers: ${ages(days(current), today)}, of ${rented.size} cards; purchase prices: ${ages(days(ownership.purchase_prices), today)}; API prices: ${ages(days(apiPrices), today)}`,
    `not verified: ${unverified.length} (${unverified.map(({ id }) => id).join(", ")})`,
  ];
}
