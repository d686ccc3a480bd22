/** English words of the tab that recommends. */
export const planTabWordsEn = {
  need: "What you know",
  serving: "Serving",
  training: "Training",
  whichCards: "Cards",
  more: "Which cards and offers …",
  formats: "Number formats, cached prompts …",
  headrooms: { recommended: "Room for bursts", minimum: "The least that works" },
  ofAll: "the mean",
  ofRequests: (percent: string) => `${percent}% of requests`,
  bits: { "16": "16 bit or as published", "8": "8 bit at least", "4": "4 bit at least" },
  kvBits: { "16": "16 bit or as published", "8": "8 bit at least" },
  allMakers: "Any",
  allCards: "any",
  allProviders: "Anyone",
  anyTerms: "Any of these",
  billion: "B",
  sizeCounts: "Counts instead of the model.",
  rateCounts: "Counts instead of the users.",
  unlimited: "no limit",
  usual: "as usual",

  gap: " ",
  found: (count: number) => (count === 1 ? "One plan" : `${count} plans`),
  nothing: "Nothing does it",
  beyond: "Beyond the budget",
  does: (cards: string, model: string, users: string, hour: string, month: string) =>
    `${cards} ${cards.startsWith("1\u00a0") ? "serves" : "serve"} ${model} to ${users} for ${hour} an hour (${month} a month), `,
  quiet: (speed: string, first: string) =>
    `at about ${speed} tokens a second each, the first after ${first}.`,
  untimed: "its speed is not estimated yet.",
  cheapestIs: (cards: string, dollars: string) =>
    `The cheapest that does it is ${cards} at ${dollars} an hour, `,
  aboveBudget: "more than the budget allows.",
  noWay: "No configuration in the catalog does this: ",
  relax: "allow more GPUs, longer times, narrower numbers or fewer users.",

  toServe: "To serve it",
  toTrain: "To train it",
  pair: (need: string, answer: string) => `${need}: ${answer}`,
  bothCost: (month: string, run: string, sum: string, hourly: string) =>
    `The cheapest of both, rented: ${month} a month to serve, always on, and ${run} once to train: ${sum} in the first month, ${hourly} an hour while the run lasts.`,
  bothBudget: {
    within:
      "The budget pays for both at once: every plan leaves enough for the cheapest of the other need.",
    beyond: "The budget does not pay for both at once.",
  },

  labels: {
    cheapest: "Cheapest",
    balanced: "Balanced",
    fastest: "Fastest",
    safest: "Safest",
  },
  users: (users: string, most: string) =>
    `${users === "1" ? "one user" : `${users} users`}${most ? ` (sized for ${most} in a burst)` : ""}`,
  rate: (rate: string, room: boolean) =>
    `${rate} requests a second${room ? " (room for bursts included)" : ""}`,
  hour: "an hour",
  month: "Month, always on",
  each: "Each user",
  first: "First token",
  token: "Each token",
  all: "All users",
  carries: "Capacity",
  carried: (users: string) => (users === "1" ? "one user" : `${users} users`),
  times: (factor: string) => `${factor}× the need`,
  binding: "Limited by",
  bindings: {
    memory: "memory",
    ttft: "time to first token",
    tpot: "time per token",
    max_num_seqs: "the engine's request limit",
    none: "nothing in reach",
  },
  why: "Figures and reasons",
  rows: "Every configuration of the line, to open",
  open: "Open in Serving",
  opens: (cards: string) => `Open in Serving: ${cards}`,

  rejected: "Why not these",
  instead: (cards: string, price: string) => `Open ${cards}: ${price}`,
  anHour: (dollars: string) => `${dollars} an hour`,
  pareto: "Cost against speed",
  paretoHint: "No other configuration is as cheap and faster. A row opens it in Serving.",
  paretoSummary: (count: number, cheap: string, slow: string, dear: string, fast: string) =>
    `${count} configurations, from ${cheap} an hour and ${slow} for an answer to ${dear} an hour and ${fast}.`,
  plans: "Plans",
  dollarsHour: (sign: string) => `${sign} an hour`,
  answer: "Whole answer",
  together: "Tokens/s in all",
  considered: (count: string) => `${count} configurations were weighed.`,
};

export type PlanTabWords = typeof planTabWordsEn;
