import type { RuleWords } from "../en/plan-rules.ts";

/** 两篇文章的建议与这里的结果，中文说法。 */
export const ruleWordsZh: RuleWords = {
  title: "文章怎么建议，这里算出什么",
  quotes: {
    scenarioB: "“场景 B：70B 推理用 4–8×H200。”",
    longContext: "“H200 对 70B 以上推理极其友好，长上下文全面受益。”",
    upTo30: "“模型不超过 30B，A100、H100 足够。”",
    ideal: "“A6000 和 L40S 是推理的理想选择。”",
    scenarioA: "“场景 A：70B 以上训练用 8×H100 或 8×H200。”",
    trainUpTo30: "“30B 以内的模型，A100 依然是高性价比选择。”",
    trainBetween: "“>70B：H100、H200。”“30B 以内：A100。”两者之间没有说。",
    smallModels: "“场景 B，小模型推理：A100、H100 均可。”",
    trainLarge: "“H100 和 A100 是训练大规模模型的最佳选择。”",
    trainSmall: "“A6000 对中小型模型的训练已经足够。”",
    trainSingle: "“L40S 只建议用单卡训练一些小模型。”",
    busy: "“H100 一般只在极高并发时用于推理。”",
  },
  split:
    "“已有 A100 集群不必一次性全换，新扩容节点从 H100/H200 开始。”“预算有限：训练用 H100/H200，推理用 A100。”",
  splitDoes: (dollars) => `照此两样都能做，每月 ${dollars}。`,
  verdicts: { holds: "成立", partly: "部分成立", fails: "不成立", silent: "没有规则" },
  gap: "",
  cannot: "这些卡加到多少张都满足不了。",
  does: (cards, price) => `这些卡里最省的可行配置是 ${cards}：${price}。`,
  fewer: (least, most) =>
    `用不到 ${least === most ? least : `${least}–${most}`} 张：那是为大得多的负载准备的。`,
  more: (least, most) => `${least === most ? least : `${least}–${most}`} 张不够。`,
  dearer: (times, cards, price) => `是所有卡里最便宜的 ${cards}（${price}）的 ${times} 倍。`,
  cheapest: "没有别的卡更便宜。",
  also: (labels) => `在上面的方案里，它们是：${labels}。`,
};
