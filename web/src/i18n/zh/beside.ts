import type { besideWordsEn } from "../en/beside.ts";

/** 与模型同在一张卡上的东西。 */
export const besideWordsZh: typeof besideWordsEn = {
  title: "LoRA 适配器、一卡多模型……",
  modes: {
    "": "同时运行（CUDA MPS）",
    time: "轮流运行",
    mig: "各占一个切片（MIG）",
  },
  alone: "没有",
  mixedCards: "不同的卡组成一个引擎",
  tooSmall: "有的卡放不下自己的部分。",
  splits: {
    layer: "按空闲显存分层，每个 token 依次经过各卡。",
    tensor: "各卡均分每个矩阵，都要等最慢的一张。",
  },
  holds: (share, needed, usable) => `${share}：${needed} / ${usable} GB`,
  waits: (share) => `${share} 的时间在等待`,
  overSlower: "相对同样张数的最慢卡",
  overFaster: "相对只用最快的卡",
  aboutMixed:
    "上面的显存和速度只算第一种卡。均分矩阵时与最慢的卡同速，实测到小数点后两位一致；按层拆分的估算，已有实测相差最多三成；每张卡只能放整层，可能比所示份额多一层。只有快卡放不下模型时，加一张慢卡才划算。",
  sharedCard: "一张卡上的多个进程",
  verdicts: {
    no_room: "这张卡放不下全部。",
    copies: "多个副本比一个引擎带全部用户更快。",
    one_engine: "一个引擎带全部用户不会更慢。",
    fits: "放得下。",
  },
  unsure: "区间内两者难分高下。",
  copy: "一个副本及其用户",
  others: "其他进程",
  left: "引擎可用部分还剩",
  requests: "每个副本可容纳的请求",
  gain: (copies) => `${copies} 个副本的总输出，相对单独一个`,
  oneEngine: "一个引擎带全部用户时",
  slice: "每个副本的切片",
  aboutSharing:
    "上面的显存和速度是单独一个副本的。每个副本各自占用权重、上下文和 CUDA 图。同时运行最多填满一个副本空出的时间；轮流运行的公开实测为 0.6 到 1.7 倍，取决于主机拖慢单个副本的程度。其他进程只计显存，按空闲看待。请给每个副本分配自己的处理器核和显存份额。",
  adapters: "与模型一起服务的 LoRA",
  reserved: "每张卡为它们预留",
  atOwnRank: (rank) => `按秩 ${rank} 启动时`,
  oneAdapter: "单个适配器",
  slower: "比不用 LoRA 慢",
  between: (low, high) => `${low}–${high}`,
  aboutAdapters:
    "上面的显存和速度已计入。引擎按启动时的最大秩预留，与适配器自己的秩无关；一个适配器与许多个拖慢的程度差不多。有的引擎还为词表预留（vLLM 的部分模型），需另加：词表与隐藏维度之和乘以秩，每项 4 字节。",
};
