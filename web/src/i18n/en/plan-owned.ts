/** English words for saying which cards one has. */
export const ownedCardsWordsEn = {
  have: "I already have …",
  card: "I have",
  another: "and",
  none: "Add a card …",
  howMany: "How many",
};

export type OwnedCardsWords = typeof ownedCardsWordsEn;
