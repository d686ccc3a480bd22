import { queryOf, questionFromQuery } from "./url.ts";
import type { Question } from "./fields.ts";
import type { Task } from "./forms.ts";

/** Questions to start from, each the query part of an address; what is absent is as the page opens. */
export const presets = {
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
  chat: "?task=serving",
  rag: "?task=serving&model=Qwen/Qwen3-32B&weights=fp8&users=8&in=30720&out=512",
  agent:
    "?task=serving&model=Qwen/Qwen3-Coder-30B-A3B-Instruct&weights=fp8&gpu=h100-sxm-80gb&users=4&in=61440&cached=0.9",
  a6000:
    "?task=serving&model=meta-llama/Llama-3.1-8B-Instruct&weights=&gpu=rtx-a6000-48gb&users=8&in=2048&out=512",
  r1: "?task=serving&model=deepseek-ai/DeepSeek-R1&weights=&count=8&engine=sglang&users=64&in=4096&out=2048",
  team: "?task=serving&model=Qwen/Qwen3-30B-A3B-Instruct-2507&weights=q4_k_m&gpu=rtx-4090-24gb&engine=llama.cpp&users=4&in=4096&out=512",
  qlora70b: "?task=finetuning",
  lora8b: "?task=finetuning&model=meta-llama/Llama-3.1-8B-Instruct&gpu=rtx-4090-24gb&seq=2K",
  full8b:
    "?task=finetuning&model=meta-llama/Llama-3.1-8B-Instruct&method=full&gpu=a100-sxm-80gb&count=8&tokens=100M",
  pretrain70b: "?task=training",
  pretrain8b:
    "?task=training&model=meta-llama/Llama-3.1-8B-Instruct&gpu=h100-sxm-80gb&count=64&tokens=160B",
  flux: "?task=image",
  sdxl: "?task=image&model=stabilityai/stable-diffusion-xl-base-1.0&gpu=rtx-4090-24gb",
  sd15: "?task=image&model=stable-diffusion-v1-5/stable-diffusion-v1-5&gpu=l40s-48gb&engine=tensorrt&batch=8",
  // Operations per byte of double precision, where every operand is moved once:
  // 8 operations on a point of 8 bytes read and 8 written;
  stencil: "?task=hpc",
  // a multiply-add for a value of 8 bytes and its index of 4;
  sparse: "?task=hpc&intensity=0.167",
  // a multiply-add for two operands and a result of 8 bytes each;
  stream: "?task=hpc&intensity=0.0833",
  // some operations on each point between the two: implicit solvers, Monte Carlo;
  scenarioC: "?task=hpc&intensity=2",
  // 2n³ operations on three matrices of n² values of which one is read and written: n / 16.
  dense: "?task=hpc&intensity=64",
  own8h100: "?task=own&gpu=h100-sxm-80gb",
  own4090: "?task=own&gpu=rtx-4090-24gb&count=1&used=0.1",
} as const;

export type PresetName = keyof typeof presets;

export const presetNames = Object.keys(presets) as PresetName[];

/** The presets of a task. */
export function presetsOf(task: Task): readonly PresetName[] {
  return presetNames.filter((name) => questionFromQuery(presets[name]).task === task);
}

/** The preset that asks exactly this question, if any. */
export function presetOf(question: Question): PresetName | undefined {
  const query = queryOf(question);
  return presetNames.find((name) => queryOf(questionFromQuery(presets[name])) === query);
}
