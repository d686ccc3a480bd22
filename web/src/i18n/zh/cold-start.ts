import type { coldStartWordsEn } from "../en/cold-start.ts";

/** 引擎冷启动要多久。 */
export const coldStartWordsZh: typeof coldStartWordsEn = {
  title: "冷启动……",
  unasked: "不问",
  asked: "多久能出第一个回答？",
  compiles: "重新编译",
  keeps: "沿用上次的编译缓存",
  panel: "冷启动到第一个回答",
  until: "到第一个回答",
  seconds: (value) => `${value} 秒`,
  between: (low, high) => `${low}–${high} 秒`,
  parts: {
    image: "拉取镜像",
    process: "进程启动与导入",
    peers: "工作进程与卡间连接",
    weights: "读权重",
    compile: "编译",
    graphs: "显存探测与 CUDA 图",
  },
  onDisk: "磁盘占用",
  about: (rate) =>
    `权重按 ${rate} GB/s 读取，各副本同时启动。除读取外都取已发表启动记录的中位数，实际可能是一半到三倍：新卡以及首次使用时编译的内核曾多花数分钟。`,
};
