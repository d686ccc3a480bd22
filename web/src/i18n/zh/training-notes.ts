import type { Arguments } from "../arguments.ts";
import { n, s } from "./arguments.ts";
import type {
  trainingFixesEn,
  trainingFixNamesEn,
  trainingNotesEn,
  trainingWorkingEn,
} from "../en/training-notes.ts";

type Sentences<Words> = Record<keyof Words, (a: Arguments) => string>;

/** 训练报告附注的中文说法。 */
export const trainingNotesZh: Sentences<typeof trainingNotesEn> = {
  memory_margin: (a) => `所需显存比各部分之和多留了 ${n(a.percent)}%：实测峰值的波动就有这么大。`,
  state_alone_fits: (a) =>
    `权重、梯度和优化器占显卡的 ${n(a.percent)}%，单独放得下，但再加上计算一步要用的就放不下了。`,
  goodput: (a) => `总时长按稳定步速的 ${n(a.factor, 1)} 倍计：真实训练还有重启、评估和预热。`,
  eager_framework: (a) =>
    `${s(a.framework)} 逐个启动算子；换成预训练专用的框架，这里只需 1/${n(a.factor, 1)} 的时间。`,
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
  training_not_measured: (a) => `实测数据里没有 ${s(a.framework)} 配 ${s(a.gpu)}，误差范围更宽。`,
};

/** 训练改动建议的中文说法。 */
export const trainingFixesZh: Sentences<typeof trainingFixesEn> = {
  recompute_all: () => "重算全部激活值",
  offload_optimizer: () => "优化器放到主机内存",
  narrower_optimizer: () => "优化器状态用 8 位",
  train_adapters: () => "只训练 4 位权重上的适配器（QLoRA）",
  shorter_sequences: (a) => `序列缩短到 ${n(a.sequence_length)} token`,
};

/** 同样的改动，用在说明它们不够的时候。 */
export const trainingFixNamesZh: Record<keyof typeof trainingFixNamesEn, string> = {
  recompute_all: "重算全部激活值",
  offload_optimizer: "优化器放主机内存",
  narrower_optimizer: "8 位优化器状态",
  train_adapters: "4 位权重上的适配器（QLoRA）",
  shorter_sequences: "缩短序列",
};

/** 训练报告计算过程里公式和输入的名称。 */
export const trainingWorkingZh: Record<keyof typeof trainingWorkingEn, string> = {
  training_state_bytes: "整个模型的权重、梯度和优化器",
  training_state_per_gpu_bytes: "单卡上的同一项",
  training_activations_bytes: "单卡激活值",
  training_logits_bytes: "logits",
  training_needed_bytes: "所需显存",
  model_flops_per_token: "每个 token 的运算量",
  training_product_rate: "矩阵乘法速度",
  bubble_seconds: "流水线等待",
  training_step_seconds: "一个优化步",
  training_hours: "整个训练",
  training_usd: "训练费用",
  trainable_parameters: "训练的参数",
  gradients_bytes: "梯度",
  optimizer_bytes: "优化器",
  data: "数据并行",
  expert: "专家并行",
  zero_stage: "ZeRO 阶段",
  layer_bytes_per_token: "每层每 token 字节数",
  micro_batch: "微批",
  sequence_length: "序列长度",
  micro_batches_in_flight: "同时保留的微批",
  vocabulary: "词表",
  expected_bytes: "各部分之和",
  margin_bytes: "余量",
  active_parameters: "激活参数",
  ceiling: "实测最高占峰值的比例",
  interleave: "每卡虚拟阶段",
  micro_batches: "微批数",
  compute_seconds: "运算",
  elementwise_seconds: "显存读写",
  communication_seconds: "通信",
  steps: "步数",
  step_seconds: "一步",
  goodput_factor: "有效时间系数",
  hours: "小时",
  "data/training_calibration.json": "按实测校准",
  "arXiv:1910.02054": "Rajbhandari 等，2020",
  "arXiv:2205.05198": "Korthikanti 等，2022",
  "arXiv:2104.04473": "Narayanan 等，2021",
};
