/** Needs to start from. */
export const planPresets = {
  planBoth: "?task=plan&train=yes",
  plan70b: "?task=plan",
  planLong: "?task=plan&users=32&in=31744&ttft=10000",
  plan30b: "?task=plan&size=30&in=2048&out=512",
  planSmall: "?task=plan&model=meta-llama/Llama-3.1-8B-Instruct&users=8&in=2048&out=512",
  planBusy: "?task=plan&model=meta-llama/Llama-3.1-8B-Instruct&rate=20&in=2048&out=512",
  planR1: "?task=plan&model=deepseek-ai/DeepSeek-R1&users=64&in=4096&out=2048&tpot=100",
  haveA100:
    "?task=plan&train=yes&users=64&in=2048&out=512&cards=h100-sxm-80gb,h200-sxm-141gb&have=8*a100-sxm-80gb&method=qlora&tokens=200M",
  trainA: "?task=plan&serve=&train=yes",
  train30b: "?task=plan&serve=&train=yes&size=30&tokens=100M",
  train50b: "?task=plan&serve=&train=yes&size=50",
  trainLora:
    "?task=plan&serve=&train=yes&model=meta-llama/Llama-3.1-8B-Instruct&method=lora&tokens=20M&deadline=24",
  trainFrom0: "?task=plan&serve=&train=yes&method=pretraining&tokens=1T&deadline=2160",
  trainHave:
    "?task=plan&serve=&train=yes&cards=h100-sxm-80gb,h200-sxm-141gb&method=lora&tokens=100M&have=8*a100-sxm-80gb",
};
