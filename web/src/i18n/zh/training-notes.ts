import type { Arguments } from "../arguments.ts";
import { n, s } from "./arguments.ts";
import type { trainingFixesEn, trainingFixNamesEn, trainingNotesEn } from "../en/training-notes.ts";

type Sentences<Words> = Record<keyof Words, (a: Arguments) => string>;

/** 训练报告附注的中文说法。 */
export const trainingNotesZh: Sentences<typeof trainingNotesEn> = {
  memory_margin: (a) => `所需显存比各部分之和多留了 ${n(a.percent)}%：实测峰值的波动就有这么大。`,
  state_alone_fits: (a) =>
    `权重、梯度和优化器占显卡的 ${n(a.percent)}%，单独放得下，但再加上计算一步要用的就放不下了。`,
  goodput: (a) => `总时长按稳定步速的 ${n(a.factor, 1)} 倍计：真实训练还有重启、评估和预热。`,
  eager_framework: (a) =>
    `${s(a.framework)} 逐个启动内核；换成预训练专用的框架，这里只需 1/${n(a.factor, 1)} 的时间。`,
  graph_faster: (a) =>
    `把整步捕获成一张 CUDA 图（NVIDIA 自 2026 年中起对混合专家模型的做法），速度会是 ${n(a.factor, 1)} 倍：可在“训练方式”里选这个框架。`,
  precision_not_native: (a) =>
    `${s(a.gpu)} 没有 ${s(a.precision)} 运算单元，矩阵乘法按 16 位计算。`,
  network_unusable: (a) =>
    `每卡 ${n(a.gbit)} Gb/s 的网络让这个方案没法用：一步要花快速网络的 ${n(a.factor, 1)} 倍时间。`,
  network_slows: (a) => `每卡 ${n(a.gbit)} Gb/s 的网络让一步慢了 ${n(a.percent)}%。`,
  ten_gigabit_unusable: (a) =>
    `若用万兆以太网（10 Gb/s），这个方案没法用：一步要花 ${n(a.factor, 1)} 倍时间。`,
  linear_layers_of_one_model: (a) =>
    `${s(a.model)} 的状态空间层或线性注意力层，只按 Nemotron 3 Nano 一个模型的实测数据估算。`,
  training_not_measured: (a) => `实测数据里没有 ${s(a.framework)} 配 ${s(a.gpu)}，估计区间更宽。`,
};

/** 训练改动建议的中文说法。 */
export const trainingFixesZh: Sentences<typeof trainingFixesEn> = {
  recompute_all: () => "重计算全部激活值",
  offload_optimizer: () => "优化器放到主机内存",
  offload_parameters: () => "权重、梯度和优化器放到主机内存",
  optimizer_in_backward: () => "反向传播中更新权重，不保留梯度",
  newer_framework: (a) => `改用 ${s(a.framework)}，计算损失时少留 logits`,
  narrower_optimizer: () => "优化器状态用 8 位",
  train_adapters: () => "只训练 4 位权重上的适配器（QLoRA）",
  shorter_sequences: (a) => `序列缩短到 ${n(a.sequence_length)} token`,
};

/** 同样的改动，用在说明它们不够的时候。 */
export const trainingFixNamesZh: Record<keyof typeof trainingFixNamesEn, string> = {
  recompute_all: "重计算全部激活值",
  offload_optimizer: "优化器放主机内存",
  offload_parameters: "权重、梯度和优化器放主机内存",
  optimizer_in_backward: "反向传播中更新权重",
  newer_framework: "框架的新版本",
  narrower_optimizer: "8 位优化器状态",
  train_adapters: "4 位权重上的适配器（QLoRA）",
  shorter_sequences: "缩短序列",
};
