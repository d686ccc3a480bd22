/** English words of the history of a card's prices. */
export const priceHistoryWordsEn = {
  title: (card: string) => `What ${card} has cost to rent`,
  about:
    "Every point is a price of one card and hour that a provider printed on that day, replaced ones too.",
  summary: (card: string, prices: number, first: string, last: string) =>
    `${card}: ${prices} dated prices from ${first} to ${last}.`,
  day: "Day",
  none: "No dated price of this card is known.",
};

export type PriceHistoryWords = typeof priceHistoryWordsEn;
