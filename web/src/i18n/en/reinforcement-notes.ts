import type { Arguments } from "../arguments.ts";
import { n, s } from "./arguments.ts";

/** English sentences for the notes of a report about reinforcement learning. */
export const reinforcementNotesEn = {
  rollout_waits: (a: Arguments) =>
    `The longest answer takes ${n(a.percent)}% of the rollout by itself: more cards that answer do not shorten that, a lower limit or answers a step ahead do.`,
  split_pools: (a: Arguments) =>
    `Split over ${n(a.gpus)} cards, half of which answer one step ahead, a step is ${n(a.times, 1)} times as fast: worth the money only where time is short.`,
  pools_together: (a: Arguments) =>
    `The same cards answering and training in turn would be ${n(a.times, 1)} times as fast as split.`,
  pools_unbalanced: (a: Arguments) =>
    `One pool of cards waits for the other ${n(a.percent)}% of the time; with ${n(a.gpus)} cards that answer neither would.`,
  framework_versions: (a: Arguments) =>
    `One layout became ${n(a.low)} to ${n(a.high)}% faster from one version of a program to a later one: without the version no step is known better than that.`,
  padding_share: (a: Arguments) =>
    `${n(a.percent)}% of what is worked on is padding up to the longest sequence: packing sequences saves that.`,
  answers_wait_for_room: (a: Arguments) =>
    `An engine runs ${n(a.running)} of its ${n(a.started)} answers at once; the others wait for room.`,
  logits_weigh: (a: Arguments) =>
    `Logits take ${n(a.percent)}% of what a card needs: smaller micro batches, tensor ranks or a chunked loss make them less.`,
  state_leaves_cards: (a: Arguments) =>
    `In every rollout ${n(a.gigabytes)} GB of training state leave each card for host memory.`,
  critic_as_actor: () =>
    "The critic is taken to be as large as the model that is trained, and kept as that is.",
  rewards_not_timed: () =>
    "What judges the answers runs on processors and is not timed: tests of code, searches or tools can take longer than the rest of a step.",
  reinforcement_not_measured: (a: Arguments) =>
    `The steps that were measured are of GRPO with NeMo RL (Megatron and vLLM) on H100 and GB200; this one, ${s(a.framework)} on ${s(a.gpu)}, is reckoned alike, and its range is wider.`,
};

/** English words for changes that only reinforcement learning knows. */
export const reinforcementFixesEn = {
  reference_on_host: () => "Reference model in host memory",
  shorter_answers: (a: Arguments) => `Answers of at most ${n(a.max_output_tokens)} tokens`,
};

/** The same changes, where none of their kind is enough. */
export const reinforcementFixNamesEn = {
  reference_on_host: "the reference in host memory",
  shorter_answers: "shorter answers",
};
