import type { TrainingWords } from "../en/training-names.ts";

/** 怎么训练：训练各标签页和规划里的训练任务共用。 */
export const trainingWordsZh: TrainingWords = {
  methods: { pretraining: "预训练", full: "全参数", lora: "LoRA", qlora: "QLoRA，4 位底座" },
  doing: { pretraining: "预训练", full: "全参数微调", lora: "LoRA 微调", qlora: "QLoRA 微调" },
  frameworks: {
    megatron: "Megatron-LM",
    "megatron-graph": "Megatron-LM（整步一张 CUDA 图）",
    "megatron-2021": "Megatron-LM（2021）",
    torchtitan: "torchtitan",
    composer: "Composer",
    "hugging-face": "Hugging Face",
    litgpt: "LitGPT",
    torchtune: "torchtune",
    unsloth: "Unsloth",
    "unsloth-2025.8": "Unsloth（2025 年 8 月起）",
  },
  precisions: {
    bf16: "BF16",
    fp16: "FP16",
    fp8: "FP8",
    mxfp8: "MXFP8",
    nvfp4: "NVFP4",
    fp32: "FP32",
  },
  optimizers: { adamw: "AdamW", adamw_8bit: "8 位 AdamW", adafactor: "Adafactor", sgd: "SGD" },
  recomputes: { none: "不重计算", selective: "只重计算注意力", full: "全部重计算" },
  offloads: { none: "无", optimizer: "优化器状态", parameters: "优化器、梯度和权重" },
  how: "训练方式……",
  use: "算力利用率（MFU）",
};
