import type { TrainPlanWords } from "../en/plan-run.ts";

/** 训练选卡页的中文说法。 */
export const trainPlanWordsZh: TrainPlanWords = {
  hours: "小时",
  work: (method, tokens) => `${method}，${tokens} token`,
  does: (doing, model, tokens, cards, dollars) =>
    `${doing} ${model}（${tokens} token）用 ${cards} 要 ${dollars}，`,
  quiet: (time) => `约 ${time} 跑完。`,
  cheapestIs: (cards, dollars) => `最便宜的可行方案是 ${cards}，共 ${dollars}，`,
  relax: "可以放宽张数或时间，改训 LoRA，或把优化器状态放到内存。",
  run: "全程",
  forRun: (dollars) => `全程 ${dollars}`,
  time: "用时",
  rate: "每秒 token",
  spare: "期限",
  times: (factor) => `用时的 ${factor} 倍`,
  binding: "再少先碰到",
  bindings: { memory: "显存", deadline: "期限", none: "没有：更少也行" },
  hourly: "运行时",
  openTuning: "到微调页打开",
  openTraining: "到预训练页打开",
  rejected: "训练为什么不是这些卡",
  pareto: "全程费用与用时",
  hint: "没有别的方案又便宜又快。点一行打开。",
  summary: (count, cheap, slow, dear, fast) =>
    `${count} 个方案：从 ${cheap}、${slow}，到 ${dear}、${fast}。`,
  dollarsRun: (sign) => `全程 ${sign}`,
};
