// Dated prices of every card, those too that later ones replaced: the module carries current prices alone, the package
// has the others beside it.

const order = (a, b) =>
  a.as_of.localeCompare(b.as_of) ||
  a.provider.localeCompare(b.provider) ||
  a.usd_per_gpu_hour - b.usd_per_gpu_hour;

/** By the id of a card its dated prices, the oldest first. A price without a date belongs to no history. */
export function priceHistory(offers) {
  const history = {};
  for (const offer of offers.filter(({ as_of: date }) => date)) {
    const { as_of, provider, kind, usd_per_gpu_hour, gpu_count, region, current, source } = offer;
    (history[offer.gpu] ??= []).push({
      as_of,
      provider,
      kind,
      usd_per_gpu_hour,
      gpu_count,
      region,
      current,
      source,
    });
  }
  for (const prices of Object.values(history)) prices.sort(order);
  return history;
}
