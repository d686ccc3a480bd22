import type { PlanTabWords } from "../en/plan.ts";

const room = (withRoom: boolean): string => (withRoom ? "（已留高峰余量）" : "");

/** 选卡页的中文说法。 */
export const planTabWordsZh: PlanTabWords = {
  need: "需求",
  serving: "推理",
  training: "训练",
  whichCards: "用什么卡",
  more: "选卡、选报价……",
  formats: "精度、缓存命中……",
  headrooms: { recommended: "留出高峰余量", minimum: "够用就行" },
  ofAll: "平均值",
  ofRequests: (percent) => `${percent}% 的请求`,
  bits: { "16": "16 位或按发布格式", "8": "至少 8 位", "4": "至少 4 位" },
  kvBits: { "16": "16 位或按发布格式", "8": "至少 8 位" },
  allMakers: "不限",
  allCards: "不限",
  allProviders: "不限",
  anyTerms: "都可以",
  billion: "B（十亿）",
  sizeCounts: "以它为准，不看模型。",
  rateCounts: "以它为准，不看并发。",
  unlimited: "不限",
  usual: "按惯例",

  found: (count) => `${count} 个方案`,
  nothing: "没有方案",
  beyond: "超出预算",
  does: (cards, model, users, dollars) =>
    `${cards} 即可运行 ${model}，满足 ${users}，每小时 ${dollars}，`,
  quiet: (speed, first) => `每人每秒约 ${speed} 个 token，首 token 延迟 ${first}。`,
  cheapestIs: (cards, dollars) => `最便宜的可行方案是 ${cards}，每小时 ${dollars}，`,
  aboveBudget: "预算不够。",
  noWay: "目录里没有能满足的配置：",
  relax: "可以放宽张数、延迟或精度，或减少用户。",

  toServe: "用来推理",
  toTrain: "用来训练",
  pair: (need, answer) => `${need}：${answer}`,
  bothCost: (month, run, sum, hourly) =>
    `两样都租最便宜的：推理每月 ${month}（7×24 运行），训练一次 ${run}，第一个月共 ${sum}，训练期间每小时 ${hourly}。`,
  bothBudget: {
    within: "预算够两样同时用：每个方案都给另一样最便宜的方案留够了钱。",
    beyond: "预算不够两样同时用。",
  },

  labels: { cheapest: "最便宜", balanced: "均衡", fastest: "最快", safest: "最稳妥" },
  users: (users, most) => `${users} 个并发用户${most ? `（另留高峰余量，按 ${most} 个计算）` : ""}`,
  rate: (rate, withRoom) => `每秒 ${rate} 个请求${room(withRoom)}`,
  hour: "每小时",
  month: "每月（7×24 运行）",
  each: "每用户速度",
  first: "首 token 延迟",
  token: "每 token 延迟",
  all: "全部用户",
  carries: "最大并发",
  carried: (users) => `${users} 人`,
  times: (factor) => `需求的 ${factor} 倍`,
  binding: "容量瓶颈",
  bindings: {
    memory: "显存",
    ttft: "首 token 延迟",
    tpot: "每 token 延迟",
    max_num_seqs: "引擎的请求上限",
    none: "无",
  },
  open: "到推理页打开",
  opens: (cards) => `到推理页打开：${cards}`,

  rejected: "为什么不是这些卡",
  instead: (cards, price) => `打开 ${cards}：${price}`,
  anHour: (dollars) => `每小时 ${dollars}`,
  pareto: "成本与速度",
  paretoHint: "没有别的配置又便宜又快。点一行到推理页打开。",
  paretoSummary: (count, cheap, slow, dear, fast) =>
    `${count} 个配置：从每小时 ${cheap}、一次回答 ${slow}，到每小时 ${dear}、一次回答 ${fast}。`,
  plans: "推荐方案",
  dollarsHour: (sign) => `每小时 ${sign}`,
  answer: "完整回答",
  together: "合计 token/s",
  considered: (count) => `共比较了 ${count} 个配置。`,
};
