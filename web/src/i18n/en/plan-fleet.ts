import type { FleetServingGroup, FleetTrainingGroup } from "whichgpu";

type Limit = FleetServingGroup["limit"] | FleetTrainingGroup["limit"];

/** English words for what the visitor's own cards do. */
export const fleetWordsEn = {
  title: "With the cards you have",
  titleRun: "The run, with the cards you have",
  meets: (cards: string) => `${cards}: enough`,
  short: (cards: string) => `${cards}: not enough`,
  limits: {
    none: "Nothing stands in the way.",
    memory: "What ends first is memory.",
    max_num_seqs: "What ends first is the requests that the engine runs at once.",
    ttft: "What ends first is the time to the first token.",
    tpot: "What ends first is the time of each token.",
    deadline: "The run would end after the deadline.",
    no_engine: "No engine in the catalog runs on these cards.",
    no_layout: "The run cannot be spread over these cards.",
  } satisfies Record<Limit, string>,
  shortOf: (gigabytes: string) => `Each card lacks ${gigabytes} GB even for the least of it.`,
  carries: "Capacity",
  carried: (users: string, rate: string) => `${users} at once, ${rate} requests a second`,
  each: "Each token",
  first: "First token",
  together: "All users",
  time: "The run takes",
  energy: "Energy, a month",
  energyRun: "Energy, the run",
  million: "A million tokens, energy",
  rented: "The same cards rented",
  anHour: (dollars: string, million: string) => `${dollars} an hour, ${million} a million tokens`,
  forRun: (dollars: string, hourly: string) => `${dollars} the run, ${hourly} an hour`,
  open: "Open with its figures",
  opens: (cards: string) => `Open with its figures: ${cards}`,

  kept: {
    all: "Keep them",
    toServe: "Keep them to serve",
    toTrain: "Keep them to train",
    serves: (cards: string, model: string, load: string, dollars: string) =>
      `Keep your ${cards}: they serve ${model} to ${load} for ${dollars} of energy a month. `,
    rentMonth: (cards: string, dollars: string) =>
      `The cheapest to rent instead: ${cards}, for ${dollars} a month.`,
    trains: (cards: string, time: string, dollars: string) =>
      `Keep your ${cards}: the run takes ${time} on them, for ${dollars} of energy. `,
    rentRun: (cards: string, dollars: string) =>
      `The cheapest to rent instead: ${cards}, for ${dollars}.`,
  },
  rentInstead: "To rent other cards instead",
  choices: "Keep, add or move",
  keepAll: (cards: string) => `Keep ${cards}: the need takes all of them.`,
  keep: (cards: string, free: string) =>
    `Keep ${cards} for this; ${free} of them would be free for something else.`,
  add: (added: string, cards: string, rent: string) =>
    `Add ${added} of the same: ${cards} do it. Rent of the added ones: ${rent}.`,
  orBuy: (dollars: string) => ` Or ${dollars} to buy them.`,
  noNumber: (cards: string) => `No number of ${cards} within the limits does it.`,
  enoughTogether: (users: string) => `All your cards together carry ${users} users: enough.`,
  rest: (users: string, more: string, cards: string, dollars: string) =>
    `Keep them for ${users} users and rent ${cards} for the other ${more}: ${dollars} a month.`,
  unknownRent: "not offered for rent",
  aMonth: (dollars: string) => `${dollars} a month`,
  aRun: (dollars: string) => `${dollars} for the run`,

  moves: "Moving to other cards",
  movesRun: "Moving the run to other cards",
  movesHint:
    "Speed: time of an answer today over that after the move. Rent against what the energy of your cards costs. A row opens it.",
  movesHintRun:
    "Speed: hours today over hours after the move. Rent against what the energy of your cards costs. A row opens it.",
  rent: (sign: string) => `Rent, ${sign} a month`,
  rentRun: (sign: string) => `Rent, ${sign} the run`,
  extra: "More than today",
  perMillion: (sign: string) => `${sign} a million tokens`,
  faster: "Speed",
  users: "Users carried",
  times: (factor: string) => `${factor}×`,
  buy: "To buy",
  pays: "Pays against renting it",
  paysToday: "Pays against your energy",
  months: (months: string) => `${months} months`,
  never: "never",
  hours: "Time",

  splits: "Train on one kind, serve on another",
  goodFor: {
    both: (cards: string) => `${cards} are enough for either need alone.`,
    serving: (cards: string) => `Keep ${cards} to serve: they are enough for that, not to train.`,
    training: (cards: string) => `Keep ${cards} to train: they are enough for that, not to serve.`,
    neither: (cards: string) => `${cards} are enough for neither need.`,
  },
  trains: "Trains",
  serves: "Serves",
  splitMonth: (sign: string) => `${sign} a month`,
  yours: (cards: string) => `${cards} (yours)`,
  hired: (cards: string) => `${cards} (rented)`,
  withinBudget: "Within the budget",
  keptBudget: { yes: "yes", no: "no" },
  splitBest: (trains: string, serves: string, dollars: string) =>
    `Cheapest: train on ${trains}, serve on ${serves}, for ${dollars} a month.`,
  noSplit: "No cards, yours or others, do both.",
  splitHint: "Serving all month, and the run once, for a month at most.",

  sunk: (kwh: string, pue: string, server: string) =>
    `Your cards are paid for: only their energy is counted, at ${kwh} a kWh, ${pue} times for cooling and losses, with ${server} of a server's power for what is around them, at the mean power that the work takes of the boards. What they were bought for is sunk; what selling them would bring is not counted. Prices to buy are those of the cards alone.`,
};

export type FleetWords = typeof fleetWordsEn;
