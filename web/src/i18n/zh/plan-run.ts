import type { TrainPlanWords } from "../en/plan-run.ts";

/** 训练选卡页的中文说法。 */
export const trainPlanWordsZh: TrainPlanWords = {
  hours: "小时",
  work: (method, tokens) => `${method}，${tokens} token`,
  does: (doing, model, tokens, cards, dollars) =>
    `${doing} ${model}（${tokens} token）用 ${cards} 要 ${dollars}，`,
  quiet: (time) => `约 ${time}跑完。`,
  cheapestIs: (cards, dollars) => `最便宜的可行方案是 ${cards}，共 ${dollars}，`,
  relax: "可放宽张数或时间，改训 LoRA，或把优化器放到内存。",
  run: "训练总价",
  forRun: (dollars) => `训练总价 ${dollars}`,
  time: "用时",
  rate: "每秒 token",
  spare: "完成期限",
  times: (factor) => `用时的 ${factor} 倍`,
  binding: "张数下限取决于",
  bindings: { memory: "显存", deadline: "期限", none: "无，可以更少" },
  hourly: "运行期间每小时",
  openTuning: "到微调页打开",
  openTraining: "到预训练页打开",
  rejected: "训练为什么不是这些卡",
  pareto: "训练总价与用时",
  hint: "没有别的方案又便宜又快。点一行打开。",
  summary: (count, cheap, slow, dear, fast) =>
    `${count} 个方案：从 ${cheap}、${slow}，到 ${dear}、${fast}。`,
  dollarsRun: (sign) => `训练总价（${sign}）`,
};
