import type { HpcWords } from "../en/hpc.ts";

/** 数值计算页的中文说法。 */
export const hpcWordsZh: HpcWords = {
  code: "什么程序",
  precisions: { fp64: "FP64 双精度", fp32: "FP32 单精度", tf32: "TF32 矩阵乘" },
  intensityUnit: "FLOP/字节",
  bound: { memory: "受显存带宽限制", compute: "受算力限制" },
  noUnits: "这张卡不行",
  reaches: (gpu, speed, precision, intensity) =>
    `每字节 ${intensity} 次运算的 ${precision} 程序，${gpu} 最多跑到 ${speed} TFLOP/s，`,
  ofPeak: (percent) => `用上算力的 ${percent}`,
  inProducts: (speed) => `；张量核心做矩阵乘可到 ${speed} TFLOP/s`,
  end: "。",
  cannot: (gpu, precision) => `没有 ${gpu} 的 ${precision} 速率数据。`,
  units: { vector: "任何程序", tensor: "矩阵乘" },
  unitNotes: { vector: "向量单元", tensor: "张量核心" },
  peak: "峰值",
  ridge: "超过这里才受算力限制",
  limit: "瓶颈",
  time: "最短用时",
  limits: { memory: "显存带宽", compute: "算力" },
  run: "跑一次",
  chart: "上限在哪里",
  chartSummary: (speed, intensity) =>
    `可达速度随每字节运算次数的变化。每字节 ${intensity} 次时为 ${speed} TFLOP/s。`,
  others: "同样的程序，换张卡",
  othersHint: "按数据手册，从快到慢。倍数是同类单元上与所选的卡相比。",
  unit: "单元",
  speed: "TFLOP/s",
  against: "倍数",
  balance: {
    quote: "“场景 C：AI+HPC 混合任务，H100/H200 是最均衡方案。”",
    of: (card, share) => `文章谈到的卡里最均衡的是 ${card}：较弱的一面也有最好的卡的 ${share}。`,
    best: (card, share) => `目录里所有的卡中是 ${card}，${share}。`,
    title: "同一张卡又算这个程序又跑 AI",
    sides: (code, ai) => `程序 ${code}，AI ${ai}`,
    hint: "与各自最快的卡相比的比例：这个程序按向量单元，AI 按 BF16 矩阵乘（没有 BF16 的按 FP16），都是稠密。",
  },
};
