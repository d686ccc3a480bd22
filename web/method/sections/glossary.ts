import type { Writer } from "../../answers/writer.ts";

/** A word of the page: what it is called in each language, and what it means. */
type Entry = readonly [nameEn: string, nameZh: string, en: string, zh: string];

const words: readonly Entry[] = [
  [
    "Token",
    "token",
    "What a model reads and writes: a piece of a word; English has about 1.3 of them a word, Chinese about 0.6 to 0.8 a character.",
    "模型读写的单位：词的一部分；英文一个词约 1.3 个，中文一个字约 0.6 到 0.8 个。",
  ],
  [
    "Prefill, decode",
    "预填充、解码",
    "Reading the prompt, all tokens at once and limited by compute; then writing the answer, one token a step and limited by memory bandwidth.",
    "先读提示词，所有 token 一起算，受算力限制；再写回答，每步一个 token，受显存带宽限制。",
  ],
  [
    "TTFT, time to first token",
    "TTFT，首 token 延迟",
    "From sending a request to its first token: waiting, prefill and one step.",
    "从发出请求到第一个 token：排队、预填充和一步解码。",
  ],
  [
    "TPOT, time per output token",
    "TPOT，每 token 延迟",
    "Mean gap between the tokens of an answer, the first left out; 1000 over it is tokens a second for one user. ITL is each single gap.",
    "一个回答里相邻 token 的平均间隔，不含首 token；1000 除以它就是单个用户每秒的 token 数。ITL 指每一个间隔。",
  ],
  [
    "P50, P90, P99",
    "P50、P90、P99",
    "What half, nine of ten, 99 of 100 requests do not exceed.",
    "一半、十分之九、百分之九十九的请求不超过的值。",
  ],
  [
    "Goodput",
    "有效吞吐（goodput）",
    "Requests a second that keep their limits.",
    "每秒满足延迟限制的请求数。",
  ],
  [
    "KV cache",
    "KV 缓存",
    "Keys and values of what was read and written, kept in memory for every user; it grows with the length of the conversation.",
    "已读和已写 token 的键和值，为每个用户保存在显存里；随对话变长而增大。",
  ],
  [
    "Prefix cache",
    "前缀缓存",
    "The KV cache of a beginning that requests share, computed once.",
    "多个请求共用开头的 KV 缓存，只算一次。",
  ],
  [
    "Continuous batching",
    "连续批处理",
    "Requests join and leave the batch at any step, instead of waiting for the longest.",
    "请求随时加入或离开批次，不必等最长的那个结束。",
  ],
  [
    "Quantization: FP8, INT4, NVFP4, Q4_K_M",
    "量化：FP8、INT4、NVFP4、Q4_K_M",
    "Weights in fewer bits than they were trained in: less memory, faster to read, some quality lost.",
    "用比训练时更少的位数存权重：占用更小、读得更快，质量略有损失。",
  ],
  [
    "Mixture of experts (MoE)",
    "混合专家（MoE）",
    "Only some experts work on a token: all weights take memory, few take time.",
    "每个 token 只用到部分专家：全部权重都占显存，只有少数花时间。",
  ],
  [
    "Tensor, pipeline, data, expert parallelism",
    "张量、流水线、数据、专家并行",
    "Cutting every layer over cards, giving cards whole layers, copying the model, spreading the experts.",
    "把每层切到多张卡、每张卡放若干层、复制整个模型、把专家分散到各卡。",
  ],
  [
    "NVLink, PCIe, all-reduce",
    "NVLink、PCIe、all-reduce",
    "The links between cards, and adding up over them what each has computed, twice a layer under tensor parallelism.",
    "卡间互连，以及经由它把各卡结果相加；张量并行下每层两次。",
  ],
  [
    "Speculative decoding",
    "投机解码",
    "A small model drafts tokens, the large one checks several at once.",
    "小模型先起草几个 token，大模型一次检查多个。",
  ],
  [
    "Roofline, arithmetic intensity, ridge point",
    "Roofline、算术强度、脊点",
    "A kernel takes the longer of computing and moving its bytes; FLOP per byte says which, and the ridge is where both are equal.",
    "内核耗时取计算与访存中较长者；每字节的 FLOP 数决定是哪一个，两者相等处是脊点。",
  ],
  [
    "MFU, model FLOP utilization",
    "MFU，算力利用率",
    "What share of the peak compute goes into the model's own operations, recomputation not counted.",
    "峰值算力中用于模型本身运算的比例，重计算不算。",
  ],
  [
    "LoRA, QLoRA",
    "LoRA、QLoRA",
    "Training small adapters beside frozen weights; QLoRA keeps those in 4 bits.",
    "冻结权重，只训练旁边的小适配器；QLoRA 把冻结的权重存成 4 位。",
  ],
  [
    "ZeRO, FSDP",
    "ZeRO、FSDP",
    "Sharing out optimizer state, gradients and weights over cards instead of copying them.",
    "把优化器状态、梯度和权重分摊到各卡，而不是每卡一份。",
  ],
  [
    "Activation recomputation",
    "激活重计算",
    "Keeping less of the forward pass and computing it again in the backward pass.",
    "前向时少存激活值，反向时再算一遍。",
  ],
  [
    "MIG",
    "MIG 切片",
    "A card cut by its driver into instances with memory and compute of their own.",
    "由驱动把一张卡切成各有显存和算力的实例。",
  ],
  [
    "On demand, spot, reserved",
    "按需、抢占式、包年包月",
    "Rented by the hour; cheaper and taken away at any time; cheaper for a promise of months.",
    "按小时租；更便宜但随时可能被收回；承诺数月换更低的价。",
  ],
  [
    "GPU-hour, depreciation, residual value",
    "卡·时、折旧、残值",
    "One card for one hour; the price of a card spread over its months; what it still sells for then.",
    "一张卡用一小时；卡价摊到各月；到期还能卖多少。",
  ],
  [
    "PUE",
    "PUE",
    "Electricity of the whole data center over that of its machines.",
    "整个机房的用电与其中机器用电之比。",
  ],
  [
    "GB and GiB",
    "GB 与 GiB",
    "10⁹ and 2³⁰ bytes: a card sold as 24 GB holds 24 GiB, which is 25.8 GB, less what its driver keeps.",
    "10⁹ 与 2³⁰ 字节：标称 24 GB 的卡实际是 24 GiB，即 25.8 GB，还要减去驱动占用的部分。",
  ],
];

/** What the words of the page mean, each with its name in the other language. */
export function glossarySection({ t, h }: Writer): string {
  const entries = words.map(([nameEn, nameZh, en, zh]) => {
    const other = t(nameZh, nameEn);
    const same = nameEn.toLowerCase() === nameZh.toLowerCase();
    const beside = same ? "" : ` <small lang="${t("zh-CN", "en")}">${other}</small>`;
    return `<dt><b>${t(nameEn, nameZh)}</b>${beside}</dt><dd>${t(en, zh)}</dd>`;
  });
  return [h(t("Glossary", "术语表"), "glossary"), `<dl>${entries.join("\n")}</dl>`].join("\n");
}
