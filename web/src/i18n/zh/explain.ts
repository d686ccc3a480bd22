import type { ExplainWords } from "../en/explain.ts";

export const explainWordsZh: ExplainWords = {
  formula: "公式",
  source: "出处",
  bases: {
    calibrated: "引擎和显卡都有实测。",
    transferred: "引擎或显卡与实测过的相近。",
    extrapolated: "引擎或显卡没有实测，区间较宽。",
  },
  near: (what, measured, estimated, off) =>
    `最接近的公开实测：${what}：实测 ${measured}，估算 ${estimated}（${off}）。`,
  range: (range) => (range ? `约 80% 的实测值落在 ${range} 之内。` : ""),
};
