/** English words of the answer about reinforcement learning: an article says them too. */
export const reinforcementWordsEn = {
  methods: {
    grpo: "GRPO",
    ppo: "PPO, with a critic",
    dpo: "DPO, pairs of answers",
    rloo: "RLOO",
    reinforce_plus_plus: "REINFORCE++",
  },
  phases: { update: "At an update", rollout: "In a rollout", critic: "The critic's cards" },
  roles: {
    actor: "Model that is trained",
    critic: "Critic",
    reference: "Reference",
    reward: "Reward model",
    engine: "Engine",
  },
  step: "One step",
  takes: (method: string, model: string, count: string, gpu: string, time: string) =>
    `${method}: a step of ${model} on ${count} ${gpu} takes about ${time}, `,
  run: (steps: string, time: string, dollars: string | undefined) =>
    `${steps} steps ${time}${dollars ? ` and about ${dollars}` : ""}.`,
  doesNotFit: (method: string, model: string, count: string, gpu: string) =>
    `${method} of ${model} does not fit on ${count} ${gpu}: `,
  needs: (gigabytes: string, count: string) =>
    `a card is ${gigabytes} GB short; ${count} such cards would do.`,
};

/** English words of the tab about it. */
export const reinforcementTabWordsEn = {
  step: "A step",
  pools: {
    "": "The same cards in turn (colocated)",
    split: "Cards of their own, at the same time (split)",
  },
  roles: "Reference, reward, critic …",
  references: {
    resident: "on the cards",
    host: "in host memory",
    precomputed: "computed before (DPO)",
    none: "none",
  } as Record<string, string>,
  rewards: { rules: "a program", model: "a model on the cards" } as Record<string, string>,
  rollout: "Engine that answers …",
  engines: ["vllm", "sglang", "tensorrt-llm"],
  formats: ["bf16", "fp8"],
  reasons: {
    calibrated: "Steps of these programs were measured on this card, of other models too.",
    transferred: "Steps of these programs were measured on other cards, so the ranges are wider.",
    extrapolated:
      "No steps of this method or of these programs were measured, so the ranges are widest.",
  },
  times: {
    rollout: "Rollout",
    old_log_probabilities: "Log-probabilities",
    reference: "Reference",
    reward: "Reward model",
    values: "Critic's values",
    update: "Update",
    critic_update: "Critic's update",
    sync: "Weights to the engine",
  } as Record<string, string>,
  beside: "Rollout and training run side by side: the step takes as long as the slower of them.",
  fullest: "Fullest",
  host: "Host RAM per server",
  fewest: "Fewest such cards",
  longest: "Longest answer's part of the rollout",
  other: { split: "With as many cards to answer", colocated: "The same cards in turn" },
  faster: (times: string, cards: string) => `${times} times as fast (${cards} GPUs)`,
  eachStep: "A step",
  laidOut: "How it is laid out",
  training: "Training",
  trainingOf: (gpus: string, layout: string) => `${gpus} GPUs: ${layout}`,
  criticCards: "Critic's GPUs",
  answering: "Answering",
  engineOf: (gpus: string, engines: string, tensor: string) =>
    `${gpus} GPUs: ${engines} ${engines === "1" ? "engine" : "engines"} of ${tensor}`,
  balanced: "Neither pool waits with",
  atOnce: "Answers at once, each engine",
  ofStarted: (running: string, started: string) => `${running} of ${started}`,
  updates: "Updates a step",
};

export type ReinforcementWords = typeof reinforcementWordsEn;
export type ReinforcementTabWords = typeof reinforcementTabWordsEn;
