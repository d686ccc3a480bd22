/** English words for latencies under arrivals. */
export const latencyWordsEn = {
  title: "Waiting, request by request",
  first: "First token",
  each: "Time per token",
  whole: "Whole answer",
  job: "Whole job",
  hits: "Prompts found in the prefix cache",
  tail: (value: string) => `P99 ${value}`,
  by: "Counted by",
  byUsers: "users at once",
  byRate: "requests a second",
  byTalks: "conversations a second",
  byJob: "a job, all at once",
  perTurn: "each further turn adds this",
  alike: "all alike",
  seconds: "s",
  middle: "Half of all requests are faster; one of a hundred is slower than P99.",
  load: (rate: string, share: string) =>
    `At ${rate} requests a second this runs at ${share} of what it can take.`,
  within: (rate: string) => `Up to ${rate} requests a second keep the limits.`,
  withinNone: "No rate keeps the limits.",
  curve: (rate: string, first: string) =>
    `Latency against requests a second. At ${rate} a second the first token comes after ${first} for 99 of 100.`,
  limit: (value: string) => `limit ${value}`,
  none: "A load that is not kept up with has no lasting speed.",
};

export type LatencyWords = typeof latencyWordsEn;
