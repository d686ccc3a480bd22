/**
 * Questions about serving to start from. Agents: recorded sessions of coding agents have a mean prompt of
 * 85,201 tokens and a mean answer of 736 (tenstorrent/tt-inference-server#5116), some 80 steps a session
 * (350,000 of 4,300 sessions: TraceLab, arXiv:2606.30560); that gives what a step adds after a first prompt of
 * 16,000. The pauses, and the conversation, are judged.
 */
export const servingPresets = {
  chat: "?task=serving",
  rag: "?task=serving&model=Qwen/Qwen3-32B&weights=fp8&users=8&in=30720&out=512",
  agent:
    "?task=serving&model=Qwen/Qwen3-Coder-30B-A3B-Instruct&weights=fp8&count=2&talks=0.005&turns=80&first=16000&in=1016&out=736&tools=5",
  conversation:
    "?task=serving&model=Qwen/Qwen3-32B&weights=fp8&gpu=h100-sxm-80gb&talks=0.2&turns=8&in=200&out=400&tools=30",
  job: "?task=serving&model=Qwen/Qwen3-32B&weights=fp8&gpu=h100-sxm-80gb&job=10000&in=2000&out=300",
  pictures: "?task=serving&model=Qwen/Qwen3-VL-8B-Instruct&weights=&users=8&in=200&out=300&pics=4",
  drafts:
    "?task=serving&model=zai-org/GLM-5.2&weights=fp8&gpu=b200-sxm-180gb&count=8&in=8192&out=2048&drafts=auto&written=coding",
  experts:
    "?task=serving&model=openai/gpt-oss-120b&weights=&gpu=rtx-3090-24gb&engine=llama.cpp&users=1&in=2048&out=512&offload=yes&ncmoe=26",
  watts:
    "?task=serving&model=meta-llama/Llama-3.3-70B-Instruct&weights=fp8&gpu=h100-sxm-80gb&count=4&users=128&in=1024&out=512&cap=500&co2=556",
  cold: "?task=serving&gpu=h100-sxm-80gb&count=8&tp=8&cold=yes&disk=3&img=10",
  pools: "?task=serving&gpu=h100-sxm-80gb&count=16&tp=4&out=512&maxtpot=25&pools=yes",
  a6000:
    "?task=serving&model=meta-llama/Llama-3.1-8B-Instruct&weights=&gpu=rtx-a6000-48gb&users=8&in=2048&out=512",
  r1: "?task=serving&model=deepseek-ai/DeepSeek-R1&weights=&count=8&engine=sglang&users=64&in=4096&out=2048",
  team: "?task=serving&model=Qwen/Qwen3-30B-A3B-Instruct-2507&weights=q4_k_m&gpu=rtx-4090-24gb&engine=llama.cpp&users=4&in=4096&out=512",
};
