/** Runs to start from. */
export const finetuningPresets = {
  qlora70b: "?task=finetuning",
  lora8b: "?task=finetuning&model=meta-llama/Llama-3.1-8B-Instruct&gpu=rtx-4090-24gb&seq=2K",
  full8b:
    "?task=finetuning&model=meta-llama/Llama-3.1-8B-Instruct&method=full&gpu=a100-sxm-80gb&count=8&tokens=100M",
};

export const trainingPresets = {
  pretrain70b: "?task=training",
  pretrain8b:
    "?task=training&model=meta-llama/Llama-3.1-8B-Instruct&gpu=h100-sxm-80gb&count=64&tokens=160B",
};
