import type { ReinforcementTabWords, ReinforcementWords } from "../en/reinforcement.ts";

/** 强化学习结论的中文说法：文章里的卡片也用这些。 */
export const reinforcementWordsZh: ReinforcementWords = {
  methods: {
    grpo: "GRPO",
    ppo: "PPO（带评论家）",
    dpo: "DPO（成对回答）",
    rloo: "RLOO",
    reinforce_plus_plus: "REINFORCE++",
  },
  phases: { update: "更新时", rollout: "采样时", critic: "评论家的卡" },
  roles: {
    actor: "被训练的模型",
    critic: "评论家",
    reference: "参考模型",
    reward: "奖励模型",
    engine: "推理引擎",
  },
  step: "一步",
  takes: (method, model, count, gpu, time) =>
    `${count} 张 ${gpu} 用 ${method} 训练 ${model}，一步约 ${time}，`,
  run: (steps, time, dollars) => `${steps} 步共 ${time}${dollars ? `，约 ${dollars}` : ""}。`,
  doesNotFit: (method, model, count, gpu) => `${count} 张 ${gpu} 放不下 ${model} 的 ${method}：`,
  needs: (gigabytes, count) => `每卡差 ${gigabytes} GB；要 ${count} 张这样的卡。`,
};

/** 强化学习页的中文说法。 */
export const reinforcementTabWordsZh: ReinforcementTabWords = {
  step: "一步",
  pools: { "": "同一批卡轮流（共置）", split: "另用一批卡同时采样（拆分）" },
  roles: "参考、奖励、评论家…",
  references: {
    resident: "放在卡上",
    host: "放主机内存",
    precomputed: "提前算好（DPO）",
    none: "不用",
  },
  rewards: { rules: "用程序打分", model: "用卡上的模型" },
  rollout: "采样引擎…",
  engines: ["vllm", "sglang", "tensorrt-llm"],
  formats: ["bf16", "fp8"],
  reasons: {
    calibrated: "这张卡上有这些程序的实测，也有别的模型的。",
    transferred: "这些程序在别的卡上有实测，所以区间更宽。",
    extrapolated: "这种方法或这些程序没有实测，所以区间最宽。",
  },
  times: {
    rollout: "采样",
    old_log_probabilities: "对数概率",
    reference: "参考模型",
    reward: "奖励模型",
    values: "评论家打分",
    update: "更新",
    critic_update: "评论家更新",
    sync: "权重交给引擎",
  },
  beside: "采样和训练同时进行：一步的时间取较慢的一边。",
  fullest: "最满的时候",
  host: "每台服务器内存",
  fewest: "最少要几张",
  longest: "最长回答占采样的",
  other: { split: "另加同样多的卡采样", colocated: "同样的卡轮流" },
  faster: (times, cards) => `${times} 倍速度（${cards} 张卡）`,
  eachStep: "每步",
  laidOut: "怎样分配",
  training: "训练",
  trainingOf: (gpus, layout) => `${gpus} 张卡：${layout}`,
  criticCards: "评论家的卡",
  answering: "采样",
  engineOf: (gpus, engines, tensor) => `${gpus} 张卡：${engines} 个引擎，每个 ${tensor} 张`,
  balanced: "两边都不等的采样卡数",
  atOnce: "每个引擎同时的回答",
  ofStarted: (running, started) => `${running} / ${started}`,
  updates: "每步更新次数",
};
