/** English words for how a model is trained: of the tabs about training, and of the runs that are planned. */
export const trainingWordsEn = {
  methods: {
    pretraining: "Pretraining",
    full: "Full fine-tuning",
    lora: "LoRA",
    qlora: "QLoRA, 4-bit base",
  },
  doing: {
    pretraining: "Pretraining",
    full: "Full fine-tuning of",
    lora: "Fine-tuning an adapter of",
    qlora: "Fine-tuning a 4-bit adapter (QLoRA) of",
  },
  frameworks: {
    megatron: "Megatron-LM",
    "megatron-graph": "Megatron-LM, step as one CUDA graph",
    "megatron-2021": "Megatron-LM of 2021",
    torchtitan: "torchtitan",
    composer: "Composer",
    "hugging-face": "Hugging Face",
    litgpt: "LitGPT",
    torchtune: "torchtune",
    unsloth: "Unsloth",
    "unsloth-2025.8": "Unsloth from August 2025",
  } as Record<string, string>,
  precisions: {
    bf16: "BF16",
    fp16: "FP16",
    fp8: "FP8",
    mxfp8: "MXFP8",
    nvfp4: "NVFP4",
    fp32: "FP32",
  } as Record<string, string>,
  optimizers: {
    adamw: "AdamW",
    adamw_8bit: "AdamW, 8-bit",
    adafactor: "Adafactor",
    sgd: "SGD",
  } as Record<string, string>,
  recomputes: { none: "Nothing", selective: "Attention", full: "Everything" } as Record<
    string,
    string
  >,
  offloads: {
    none: "Nothing",
    optimizer: "Optimizer states",
    parameters: "Optimizer, gradients and weights",
  } as Record<string, string>,
  how: "How it is trained …",
  use: "Model FLOPs utilization (MFU)",
};

export type TrainingWords = typeof trainingWordsEn;
