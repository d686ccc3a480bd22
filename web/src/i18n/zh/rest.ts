import type { RestWords } from "../en/rest.ts";
import { sideWordsZh } from "./side-by-side.ts";
import { sharingWordsZh } from "./card-sharing.ts";
import { claimWordsZh } from "./claims.ts";
import { ownWordsZh } from "./own-dialogs.ts";
import { priceWordsZh } from "./prices.ts";
import { workingWordsZh } from "./working.ts";

/** 首屏用不到的说法：各个对话框，以及其他标签页结论以下的内容。 */
export const restZh: RestWords = {
  sideBySide: sideWordsZh,
  cardSharing: sharingWordsZh,
  claims: claimWordsZh,
  own: ownWordsZh,
  prices: priceWordsZh,
  working: workingWordsZh,
  confidence: {
    levels: { calibrated: "已校准", transferred: "由别的卡推得", extrapolated: "外推" },
    gap: "",
    reasons: {
      calibrated: "这个引擎在这张卡上有实测。",
      transferred: "这个引擎在同代的别的卡上有实测，所以范围放宽。",
      extrapolated: "这个引擎在这一代卡上，或这类模型，没有实测，所以范围最宽。",
    },
    recalibrated: (factors) => `已按你的实测校正：${factors}。`,
    tpotFactor: (factor) => `每个 token 用时 ×\u00a0${factor}`,
    ttftFactor: (factor) => `首 token 延迟 ×\u00a0${factor}`,
    comma: "，",
    band: "浅色数字是误差范围：没参与校准的实测，十次有八次落在里面。",
  },
  curve: {
    title: "上下文越长，显存越多",
    summary: (now, context, usable) =>
      `每张卡的显存随上下文的变化。上下文 ${context} 时需要 ${now} GB，可用 ${usable} GB。`,
    usable: (gigabytes) => `可用 ${gigabytes} GB`,
    here: (context, gigabytes) => `${context}：${gigabytes} GB`,
    axis: "每人的 token 数（输入加输出）",
    fixed: "权重和运行时",
    kv: "KV 缓存",
  },
};
