/** English words of the tab that recommends cards for a training run. */
export const trainPlanWordsEn = {
  hours: "hours",
  work: (method: string, tokens: string) => `${method}, ${tokens} tokens`,
  does: (doing: string, model: string, tokens: string, cards: string, dollars: string) =>
    `${doing} ${model} with ${tokens} tokens costs ${dollars} on ${cards}, `,
  quiet: (time: string) => `and takes about ${time}.`,
  cheapestIs: (cards: string, dollars: string) =>
    `The cheapest that does it is ${cards} for ${dollars}, `,
  relax: "allow more GPUs or more time, train an adapter, or put optimizer states in host memory.",
  run: "the run",
  forRun: (dollars: string) => `${dollars} for the run`,
  time: "Takes",
  rate: "Tokens a second",
  spare: "Time allowed",
  times: (factor: string) => `${factor}× what it takes`,
  binding: "Limited by",
  bindings: { memory: "memory", deadline: "the deadline", none: "nothing: they do it too" },
  hourly: "While it runs",
  openTuning: "Open in Fine-tuning",
  openTraining: "Open in Training",
  rejected: "Why not these for the run",
  pareto: "Price of the run against its time",
  hint: "No other run is as cheap and sooner done. A row opens it.",
  summary: (count: number, cheap: string, slow: string, dear: string, fast: string) =>
    `${count} runs, from ${cheap} in ${slow} to ${dear} in ${fast}.`,
  dollarsRun: (sign: string) => `${sign} of the run`,
};

export type TrainPlanWords = typeof trainPlanWordsEn;
