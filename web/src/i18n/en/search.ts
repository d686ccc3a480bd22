/** English words of the fields that search for models and cards. */
export const searchWordsEn = {
  find: "Find a model, a card, or both",
  hint: "e.g. 4090 qwen3 32b",
  list: "Suggestions",
  clear: "Clear",
  recent: "Chosen before",
  both: "Model and card",
  models: "Models",
  cards: "Cards",
  yours: "The card of this computer",
  usersOf: (users: string) => `${users} users`,
  nothing: "Not in the catalog. You can enter its figures yourself: see below the fields.",
};

export type SearchWords = typeof searchWordsEn;
