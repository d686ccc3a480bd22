/** What is said of prompts and answers on cards of their own. */
export const twoPoolsWordsEn = {
  together: "On the same cards",
  apart: "On cards of their own: compare",
  panel: "Prompts and answers on cards of their own",
  verdicts: {
    wins: "Two pools do better.",
    even: "About the same.",
    loses: "Keep one pool.",
  },
  reasons: {
    no_room: "A pool of these cards does not hold the model.",
    limit_held: "They hold a limit that the same cards together miss.",
    limit_missed: "They miss a limit that the same cards together hold.",
    tokens_flow: "No token waits for prompts of others.",
    prompts_wait: "The cards that read are the slower ones: prompts wait.",
    answers_wait: "The cards that write are the slower ones.",
    cache_moves: "Moving keys and values takes too long.",
    smaller_replicas:
      "Copies of the model would have fewer cards each; published runs that shrank them lost.",
    alike: "A difference below a tenth is not known.",
  },
  unsure: "The gain may be on either side of one: likely, not known.",
  reading: "Read prompts",
  writing: "Write answers",
  cards: (gpus: number, instances: number) =>
    `${gpus} GPUs${instances > 1 ? `, ${instances} copies` : ""}`,
  ratio: "Copies that write for each that reads",
  gain: "Requests a second, over one pool",
  times: (low: string, high: string) => `${low}–${high} ×`,
  users: "For so many users",
  token: "Time per token",
  all: "All users",
  move: "Moving keys and values of a prompt",
  hidden: "hidden behind reading",
  about:
    "Rates are those of the same estimate; how engines schedule two pools is not modelled, and published gains spread widely. Where there are limits, each is compared with its most users within them.",
};
