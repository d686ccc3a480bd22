import type { LatencyWords } from "../en/latency.ts";

/** 请求陆续到达时的延迟用语。 */
export const latencyWordsZh: LatencyWords = {
  title: "逐个请求的等待",
  first: "首 token 延迟",
  each: "每 token 延迟",
  whole: "整段回答",
  job: "整个任务",
  hits: "输入命中前缀缓存",
  tail: (value) => `P99 ${value}`,
  by: "负载按",
  byUsers: "并发用户",
  byRate: "每秒请求数",
  byTalks: "每秒会话数",
  byJob: "一次性批量任务",
  perTurn: "之后每一轮新增的长度",
  alike: "长短一样",
  seconds: "秒",
  middle: "一半的请求比这更快；P99：一百个里有一个更慢。",
  load: (rate, share) => `每秒 ${rate} 个请求，用到了上限的 ${share}。`,
  within: (rate) => `每秒不超过 ${rate} 个请求时，都在时限内。`,
  withinNone: "无论多慢，都达不到时限。",
  curve: (rate, first) =>
    `延迟随每秒请求数的变化。每秒 ${rate} 个请求时，一百个里九十九个的首 token 在 ${first} 内到达。`,
  limit: (value) => `时限 ${value}`,
  none: "跟不上的负载，谈不上稳定的速度。",
};
