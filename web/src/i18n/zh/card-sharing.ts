import type { SharingWords } from "../en/card-sharing.ts";

/** 一张卡上跑几个服务，中文说法。 */
export const sharingWordsZh: SharingWords = {
  title: "一张卡上跑几个这样的服务",
  uncut: (copies) =>
    copies === 0
      ? "不切分：一张卡连一个（含全部用户）也放不下。"
      : copies === 1
        ? "不切分：一张卡放得下一个，含全部用户。"
        : `不切分：一张卡放得下 ${copies} 个，各自含全部用户；显存分开，算力轮流用。`,
  waits: (alone, busy, copies) =>
    `只有一个在忙时每 token ${alone}；${copies} 个都在忙时最长 ${busy}。`,
  cut: (models, size) =>
    `切成 MIG：放得下 ${models} 个，每个 ${size} 一个；速度各自独立，互不打扰。`,
  tooSmall: "没有哪种 MIG 切片放得下一个（含全部用户）。",
  all: (sizes) => `全部切片：${sizes} 种`,
  slice: "切片",
  each: "每片显存",
  perCard: "每卡片数",
  services: "每卡服务数",
  hint: "点一种切片，就按它估算：它的速度，以及它分摊的价格。",
};
