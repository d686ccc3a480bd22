import type { TrainingRunWords } from "../en/training-run.ts";

/** 训练和微调：结论的中文说法，文章里的卡片也用这些。 */
export const trainingRunWordsZh: TrainingRunWords = {
  takes: (doing, model, count, gpu, time, tokens) =>
    `${count} 张 ${gpu} ${doing} ${model}，${tokens} token 约需 ${time}，`,
  at: (speed, dollars) => `每秒 ${speed} 个 token${dollars ? `，费用 ${dollars}` : ""}。`,
  doesNotFit: (doing, model, count, gpu) => `${count} 张 ${gpu} 放不下 ${model} 的${doing}：`,
  short: (gigabytes) => `每张卡还差 ${gigabytes} GB。`,
  time: "时间",
  cost: "训练总价",
};
