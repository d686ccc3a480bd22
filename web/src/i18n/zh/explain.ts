import type { ExplainWords } from "../en/explain.ts";

export const explainWordsZh: ExplainWords = {
  formula: "公式",
  source: "出处",
  names: {
    own_usd_per_month: "自有每月成本",
    rent_usd_per_month: "每月租金",
    api_buying_million_tokens: "与购买持平的每月百万 token 数",
    api_renting_million_tokens: "与租用持平的每月百万 token 数",
    charged_usd: "按计费时长的总价",
    charged_hours: "计费小时（含启动，取整）",
    hours_per_month: "每月小时数",
    global_batch: "每步序列数",
    tokens_per_second_per_gpu: "单卡每秒 token 数",
    peak_flops: "16 位稠密峰值",
    gpu_count: "卡数",
    server_kw: "服务器满载功率（kW）",
    mean_kw: "服务器工作时平均功率（kW）",
    paid_hours: "每月计费小时数",
  },
  bases: {
    calibrated: "引擎和显卡都有实测。",
    transferred: "引擎或显卡与实测过的相近。",
    extrapolated: "引擎或显卡没有实测，区间较宽。",
  },
  near: (what, measured, estimated, off) =>
    `最接近的公开实测：${what}：实测 ${measured}，估算 ${estimated}（${off}）。`,
  range: (range) => (range ? `约 80% 的实测值落在 ${range} 之内。` : ""),
};
