/** Runs to start from. */
export const reinforcementPresets = {
  grpo32b:
    "?task=reinforcement&model=Qwen/Qwen3-32B&gpu=h100-sxm-80gb&count=32&samples=2048&group=32&mini=512&in=128&out=3078&longest=3968&reference=host&tp=4&pp=4&interleave=1&etp=4&micro=1&recompute=none",
};
