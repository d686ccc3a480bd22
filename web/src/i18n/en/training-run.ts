/** English words of the answer about training and fine-tuning: an article says them too. */
export const trainingRunWordsEn = {
  takes: (doing: string, model: string, count: string, gpu: string, time: string, tokens: string) =>
    `${doing} ${model} on ${count} ${gpu} takes about ${time} for ${tokens} tokens, `,
  at: (speed: string, dollars: string | undefined) =>
    `at ${speed} tokens a second${dollars ? `, for about ${dollars}` : ""}.`,
  doesNotFit: (doing: string, model: string, count: string, gpu: string) =>
    `${doing} ${model} does not fit on ${count} ${gpu}: `,
  short: (gigabytes: string) => `each card is ${gigabytes} GB short.`,
  time: "Time",
  cost: "Cost of the run",
};

export type TrainingRunWords = typeof trainingRunWordsEn;
