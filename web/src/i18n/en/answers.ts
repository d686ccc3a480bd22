import { furtherFieldsEn } from "./further-fields.ts";
import { hpcWordsEn } from "./hpc.ts";
import { imageTabWordsEn } from "./image.ts";
import { rentOrBuyWordsEn } from "./ownership.ts";
import { reinforcementWordsEn } from "./reinforcement.ts";
import { trainingRunWordsEn } from "./training-run.ts";
import { videoTabWordsEn } from "./video.ts";
import { embeddingWordsEn } from "./embedding.ts";
import { speechWordsEn } from "./speech.ts";

const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"];

/** English words of the answers to all questions but the first: with them an article speaks too. */
export const answersEn = {
  furtherFields: furtherFieldsEn,
  speed: {
    title: "Speed for each user",
    first: "First token",
    all: "All users",
    bound: "Limited by",
    none: "Nothing runs until it fits.",
    notEstimated: "None is given: the notes say why.",
    bounds: {
      memory: "memory bandwidth",
      compute: "compute",
      communication: "links between GPUs",
      overhead: "launch overhead",
    } as Record<string, string>,
    limits: {
      none: "",
      kv_cache: "room for KV cache",
      max_num_seqs: "the engine's request limit",
    } as Record<string, string>,
    carries: "Within the limits",
  },
  groups: { run: "Run", for: "For", price: "Price" },
  ownGpu: "Your own card",
  openPage: "Change the question in the calculator",
  slice: (memory: string, instances: number, share: string) =>
    `${memory} · ${share} of bandwidth · 1 of ${instances}`,
  fewer: "One fewer",
  more: "One more",
  runs: (
    model: string,
    weights: string,
    count: number,
    gpu: string,
    users: number,
    context: string,
  ) =>
    `${model} in ${weights} runs on ${small[count] ?? count} ${gpu} for ${users === 1 ? "one user" : `${users.toLocaleString("en-US")} users`} at ${context} context, `,
  runsAt: (speed: string, dollars: string | undefined) =>
    `at about ${speed} tokens a second each${dollars ? `, for ${dollars} per million output tokens` : ""}.`,
  inTurns: (running: string) => `${running} of them at a time, `,
  withoutSpeed: "as far as memory goes: the notes say why no speed is given.",
  takesTurns: "Fits, but not for all at once",
  tooSlow: "Fits, but not within the time limits",
  doesNotRun: (model: string, weights: string, count: number, gpu: string) =>
    `${model} in ${weights} does not fit on ${small[count] ?? count} ${gpu}: `,
  shortBy: (gigabytes: string, users: number, context: string) =>
    `each card is ${gigabytes} GB short for ${users === 1 ? "one user" : `${users.toLocaleString("en-US")} users`} at ${context} context.`,
  usersOf: (users: string) => `${users} users`,
  requestsOf: (rate: string) => `${rate} requests/s`,
  overloaded: (model: string, count: number, gpu: string, rate: string) =>
    `${model} on ${small[count] ?? count} ${gpu} cannot keep up with ${rate} requests a second: `,
  takesAtMost: (most: string, growth: string) =>
    `it takes ${most} at most, and the queue would grow by ${growth} every second.`,
  keepsUp: (rate: string, share: string) =>
    ` At ${rate} requests a second it runs at ${share} of what it can take.`,
  tooMany: "Too many requests",
  bar: {
    title: "Where the memory of each card goes",
    weights: "Weights",
    gradients: "Gradients",
    optimizer: "Optimizer",
    logits: "Logits",
    communication: "Communication",
    kv: "KV cache",
    activations: "Activations",
    runtime: "Runtime",
    encoders: "Text encoders",
    denoiser: "Denoiser",
    vae: "Image decoder",
    margin: "Margin for peaks",
    reserved: "Reserved, free for more users",
    over: "Beyond the limit",
    end: "end of the card",
    usableShare: (share: string) => `${share} is usable`,
    mayTake: (engine: string, share: string) => `${engine} may take ${share}`,
    takes: (engine: string, share: string) => `${engine} takes ${share}`,
    units: (gigabytes: string, gibibytes: string, sold: string) =>
      `GB are 10⁹ bytes. The driver reports ${gigabytes} GB (${gibibytes} GiB) for this card, sold as ${sold} GB.`,
  },
  errorsAt: {
    parallelism:
      "Tensor × pipeline × replicas × attention data parallel must be the number of GPUs.",
    arithmetic_intensity: "It follows from the other two: leave one of the three empty.",
    "parallelism.expert": "Must divide tensor × attention data parallel.",
  } as Record<string, string>,
  hpc: hpcWordsEn,
  image: imageTabWordsEn,
  video: videoTabWordsEn,
  embedding: embeddingWordsEn,
  speech: speechWordsEn,
  rentOrBuy: rentOrBuyWordsEn,
  trainingRun: trainingRunWordsEn,
  reinforcement: reinforcementWordsEn,
};

export type AnswerWords = typeof answersEn;
