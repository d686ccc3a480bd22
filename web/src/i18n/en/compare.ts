/** The tables of all cards and all models. */
export const compareWordsEn = {
  cards: "All cards for this work",
  cardsHint:
    "Each card with the fewest that hold the work, at its cheapest current price. Tick up to four to see them side by side below; a name puts the card into the question.",
  models: (cards: string) => (cards ? `All models on ${cards}` : "All models on these cards"),
  modelsHint:
    "Each model in the widest format that fits, with the users and lengths of the question. A name puts the model into the question.",
  chart: "Throughput of a card against the speed of each user",
  chartHint:
    "Each line is one card, from one user at the lower right to as many as run at once at the upper left.",
  chartSummary: (cards: string, figure: string) =>
    `${cards} gives ${figure} tokens a second on each card.`,
  limit: (figure: string) => `limit: ${figure} tokens/s`,
  card: "Card",
  model: "Model",
  fit: "Fits",
  count: "Cards",
  each: "Tokens/s each user",
  first: "First token",
  all: "Tokens/s in all",
  perCard: "Tokens/s each card",
  hour: (sign: string) => `${sign} an hour`,
  million: (sign: string) => `${sign} / M output tokens`,
  month: (sign: string) => `${sign} a month`,
  watts: "Mean W",
  vendor: "Maker",
  memory: "Memory, GB",
  bandwidth: "Bandwidth, GB/s",
  year: "Year",
  provider: "Price of",
  size: "Parameters, B",
  format: "Format",
  room: "Users that fit",
  context: "Longest context",
  short: (gigabytes: string) => `${gigabytes} GB short`,
  waits: "some wait",
  verdicts: {
    comfortable: "with room",
    fits: "yes",
    tight: "tight",
    does_not_fit: "no",
  } as Record<string, string>,
  mark: (cards: string) => `Compare ${cards}`,
};

export type CompareWords = typeof compareWordsEn;
