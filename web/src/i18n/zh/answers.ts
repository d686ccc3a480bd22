import type { AnswerWords } from "../en/answers.ts";
import { furtherFieldsZh } from "./further-fields.ts";
import { hpcWordsZh } from "./hpc.ts";
import { imageTabWordsZh } from "./image.ts";
import { rentOrBuyWordsZh } from "./ownership.ts";
import { reinforcementWordsZh } from "./reinforcement.ts";
import { trainingRunWordsZh } from "./training-run.ts";
import { videoTabWordsZh } from "./video.ts";
import { embeddingWordsZh } from "./embedding.ts";
import { speechWordsZh } from "./speech.ts";

/** 首个问题以外各个问题的结论用语：文章里的卡片也用这些。 */
export const answersZh: AnswerWords = {
  furtherFields: furtherFieldsZh,
  speed: {
    title: "每个用户的速度",
    first: "首 token 延迟",
    all: "全部用户",
    bound: "瓶颈",
    none: "放得下才谈得上速度。",
    notEstimated: "没有给出，原因见说明。",
    bounds: {
      memory: "显存带宽",
      compute: "算力",
      communication: "卡间互联",
      overhead: "内核启动",
    },
    limits: { none: "", kv_cache: "KV 缓存空间", max_num_seqs: "引擎的请求数上限" },
    carries: "时限内最大并发",
  },
  groups: { run: "运行配置", for: "负载", price: "价格" },
  ownGpu: "自己的卡",
  openPage: "到计算器里换个问法",
  slice: (memory, instances, share) => `${memory} · 带宽占 ${share} · 每卡 ${instances} 份`,
  fewer: "减一张",
  more: "加一张",
  runs: (model, weights, count, gpu, users, context) =>
    `${count} 张 ${gpu} 跑得动 ${weights} 的 ${model}，${users === 1 ? "单人使用" : `${users.toLocaleString("zh-CN")} 人同时用`}，上下文 ${context}，`,
  runsAt: (speed, dollars) =>
    `每人每秒约 ${speed} 个 token${dollars ? `，每百万输出 token ${dollars}` : ""}。`,
  inTurns: (running) => `同时只能跑 ${running} 个请求，`,
  withoutSpeed: "这里只看显存，没有给出速度的原因见说明。",
  takesTurns: "放得下，但要排队",
  tooSlow: "放得下，但达不到时限",
  doesNotRun: (model, weights, count, gpu) => `${count} 张 ${gpu} 放不下 ${weights} 的 ${model}：`,
  shortBy: (gigabytes, users, context) =>
    `${users === 1 ? "单人使用" : `${users.toLocaleString("zh-CN")} 人同时用`}、上下文 ${context} 时，每张卡还差 ${gigabytes} GB。`,
  usersOf: (users) => `${users} 人`,
  requestsOf: (rate) => `每秒 ${rate} 个请求`,
  overloaded: (model, count, gpu, rate) =>
    `${count} 张 ${gpu} 上的 ${model} 跟不上每秒 ${rate} 个请求：`,
  takesAtMost: (most, growth) => `每秒最多 ${most} 个，队伍每秒会多出 ${growth} 个。`,
  keepsUp: (rate, share) => `每秒 ${rate} 个请求，用到了上限的 ${share}。`,
  tooMany: "请求太多",
  bar: {
    title: "单卡显存构成",
    weights: "权重",
    gradients: "梯度",
    optimizer: "优化器",
    logits: "输出层",
    communication: "通信",
    kv: "KV 缓存",
    activations: "激活",
    runtime: "运行时",
    encoders: "文本编码器",
    denoiser: "去噪网络",
    vae: "图像解码器",
    margin: "留给峰值",
    reserved: "已预留，还能容纳更多用户",
    over: "超出上限",
    end: "整卡容量",
    usableShare: (share) => `可用 ${share}`,
    mayTake: (engine, share) => `${engine} 至多占 ${share}`,
    takes: (engine, share) => `${engine} 占用 ${share}`,
    units: (gigabytes, gibibytes, sold) =>
      `GB 按 10⁹ 字节计。这张卡标称 ${sold} GB，驱动报告 ${gigabytes} GB（${gibibytes} GiB）。`,
  },
  errorsAt: {
    parallelism: "张量 × 流水线 × 副本 × 注意力数据并行，应等于张数。",
    arithmetic_intensity: "三项知道两项就够了，留空一项。",
    "parallelism.expert": "要能整除张量 × 注意力数据并行。",
  },
  hpc: hpcWordsZh,
  image: imageTabWordsZh,
  video: videoTabWordsZh,
  embedding: embeddingWordsZh,
  speech: speechWordsZh,
  rentOrBuy: rentOrBuyWordsZh,
  trainingRun: trainingRunWordsZh,
  reinforcement: reinforcementWordsZh,
};
