/** Questions about serving to start from. */
export const servingPresets = {
  chat: "?task=serving",
  rag: "?task=serving&model=Qwen/Qwen3-32B&weights=fp8&users=8&in=30720&out=512",
  agent:
    "?task=serving&model=Qwen/Qwen3-Coder-30B-A3B-Instruct&weights=fp8&gpu=h100-sxm-80gb&users=4&in=61440&cached=0.9",
  a6000:
    "?task=serving&model=meta-llama/Llama-3.1-8B-Instruct&weights=&gpu=rtx-a6000-48gb&users=8&in=2048&out=512",
  r1: "?task=serving&model=deepseek-ai/DeepSeek-R1&weights=&count=8&engine=sglang&users=64&in=4096&out=2048",
  team: "?task=serving&model=Qwen/Qwen3-30B-A3B-Instruct-2507&weights=q4_k_m&gpu=rtx-4090-24gb&engine=llama.cpp&users=4&in=4096&out=512",
};
