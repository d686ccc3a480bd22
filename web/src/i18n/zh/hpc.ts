import type { HpcWords } from "../en/hpc.ts";

/** 数值计算页的中文说法。 */
export const hpcWordsZh: HpcWords = {
  code: "程序",
  precisions: { fp64: "FP64 双精度", fp32: "FP32 单精度", tf32: "TF32 矩阵乘法" },
  intensityUnit: "FLOP/字节",
  bound: { memory: "受显存带宽限制", compute: "受算力限制" },
  noUnits: "这张卡不支持",
  reaches: (gpu, speed, precision, intensity) =>
    `算术强度 ${intensity} FLOP/字节的 ${precision} 程序，${gpu} 最多达到 ${speed} TFLOP/s，`,
  ofPeak: (percent) => `达到峰值算力的 ${percent}`,
  inProducts: (speed) => `；Tensor Core 做矩阵乘法可达 ${speed} TFLOP/s`,
  end: "。",
  cannot: (gpu, precision) => `没有 ${gpu} 的 ${precision} 速率数据。`,
  units: { vector: "任何程序", tensor: "矩阵乘法" },
  unitNotes: { vector: "向量单元", tensor: "Tensor Core" },
  peak: "峰值",
  ridge: "算力瓶颈起点（脊点）",
  limit: "瓶颈",
  time: "最短用时",
  limits: { memory: "显存带宽", compute: "算力" },
  run: "运行一次",
  chart: "上限在哪里",
  chartSummary: (speed, intensity) =>
    `可达速度随算术强度的变化。${intensity} FLOP/字节时为 ${speed} TFLOP/s。`,
  others: "同一程序在其他显卡上",
  othersHint: "按数据手册，从快到慢。倍数是同类单元上与所选的卡相比。",
  unit: "单元",
  speed: "TFLOP/s",
  against: "倍数",
  balance: {
    quote: "“场景 C：AI+HPC 混合任务，H100/H200 是最均衡方案。”",
    of: (card, share) => `文章谈到的卡里最均衡的是 ${card}：较弱的一面也有最好的卡的 ${share}。`,
    best: (card, share) => `目录里所有的卡中是 ${card}，${share}。`,
    title: "同一张卡兼做科学计算与 AI",
    sides: (code, ai) => `程序 ${code}，AI ${ai}`,
    hint: "与各自最快的卡相比的比例：这个程序按向量单元，AI 按 BF16 矩阵乘法（没有 BF16 的按 FP16），都是稠密。",
  },
};
