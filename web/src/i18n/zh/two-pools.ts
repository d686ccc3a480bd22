import type { twoPoolsWordsEn } from "../en/two-pools.ts";

/** 预填充与解码分离部署。 */
export const twoPoolsWordsZh: typeof twoPoolsWordsEn = {
  together: "同一批卡",
  apart: "分开部署，比较一下",
  panel: "预填充与解码分离",
  verdicts: {
    wins: "分离更好。",
    even: "差不多。",
    loses: "不必分离。",
  },
  reasons: {
    no_room: "其中一组卡放不下模型。",
    limit_held: "分离后能满足合在一起时做不到的时限。",
    limit_missed: "分离后反而做不到合在一起时能满足的时限。",
    tokens_flow: "生成不再被别人的提示词打断。",
    prompts_wait: "预填充的卡太少，提示词要排队。",
    answers_wait: "解码的卡是瓶颈。",
    cache_moves: "传输 KV 缓存太久。",
    smaller_replicas: "每份模型的卡变少；公开的实测里这样都更差。",
    alike: "相差不到一成，分不出高下。",
  },
  unsure: "收益区间跨过 1 倍：只是较有可能，并不确定。",
  reading: "预填充",
  writing: "解码",
  cards: (gpus, instances) => `${gpus} 张卡${instances > 1 ? `，${instances} 个副本` : ""}`,
  ratio: "每个预填充副本配几个解码副本",
  gain: "每秒请求数，相对合在一起",
  times: (low, high) => `${low}–${high} 倍`,
  users: "用户数",
  token: "每 token 延迟",
  all: "总吞吐",
  move: "传一个请求的 KV 缓存",
  hidden: "被预填充掩盖",
  about:
    "速度出自同一套估算；没有为两组卡之间的调度建模，已发表的收益相差很大。给了时限时，两种部署各按时限内最多的用户比较。",
};
