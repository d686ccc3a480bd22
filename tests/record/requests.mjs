// The requests whose reports are on record: every method, engine, load and format, and what can go wrong.
// What a later change adds is appended in a list of its own, so that the earlier ones keep their place.
import { readFileSync } from "node:fs";

const needs = JSON.parse(readFileSync(new URL("../plans/needs.json", import.meta.url), "utf8"));

/** The numbers 0 … below - 1 in an order that looks random and is always the same (Knuth's multiplier). */
function sequence(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const models = [
  "meta-llama/Llama-3.1-8B-Instruct",
  "meta-llama/Llama-3.1-70B-Instruct",
  "meta-llama/Llama-3.1-405B-Instruct",
  "meta-llama/Llama-2-13b-chat-hf",
  "meta-llama/Llama-4-Scout-17B-16E-Instruct",
  "Qwen/Qwen2.5-32B-Instruct",
  "Qwen/Qwen3-8B",
  "Qwen/Qwen3-30B-A3B",
  "Qwen/Qwen3-235B-A22B",
  "Qwen/Qwen3-Next-80B-A3B-Instruct",
  "Qwen/Qwen3.5-27B",
  "mistralai/Mixtral-8x7B-Instruct-v0.1",
  "deepseek-ai/DeepSeek-V2-Lite-Chat",
  "deepseek-ai/DeepSeek-V3.2",
  "deepseek-ai/DeepSeek-R1",
  "moonshotai/Kimi-K2-Thinking",
  "openai/gpt-oss-20b",
  "openai/gpt-oss-120b",
  "google/gemma-2-9b-it",
  "google/gemma-3-27b-it",
  "google/gemma-4-31B-it",
  "zai-org/GLM-4.5-Air",
  "nvidia/Nemotron-H-56B-Base-8K",
  "tiiuae/falcon-7b-instruct",
  "microsoft/phi-4",
];
const gpus = [
  "h100-sxm-80gb",
  "h200-sxm-141gb",
  "a100-sxm-80gb",
  "a100-pcie-40gb",
  "l40s-48gb",
  "rtx-a6000-48gb",
  "l4-24gb",
  "rtx-4090-24gb",
  "rtx-3090-24gb",
  "rtx-5090-32gb",
  "rtx-pro-6000-96gb",
  "b200-sxm-180gb",
  "b300-sxm-288gb",
  "gb200-nvl72-186gb",
  "mi300x-192gb",
  "v100-sxm-16gb",
  "t4-16gb",
  "gb10-128gb",
  "apple-m3-ultra-512gb",
  "h100-sxm-80gb:1g.10gb",
];
const engines = [
  "vllm",
  "sglang",
  "tensorrt-llm",
  "llama.cpp",
  "transformers",
  "vllm-2024",
  "tensorrt-llm-0.17",
  "exllamav2",
  "sglang-0.5.6",
  "lmdeploy",
];
const shapes = [
  [128, 128],
  [1024, 1024],
  [7168, 1024],
  [512, 2048],
  [32000, 512],
  [2048, 1],
];
const counts = [1, 2, 4, 8, 8, 16];
const concurrencies = [1, 4, 16, 64, 256, 1024];
const formats = {
  vllm: ["fp8", "auto", "int4", "nvfp4", "int8", undefined],
  sglang: ["fp8", "auto", "int4", undefined],
  "tensorrt-llm": ["fp8", "auto", "nvfp4", undefined],
  "llama.cpp": ["q4_k_m", "q8_0", undefined],
};
/** Those that are not joined to others. */
const alone = ["gb10-128gb", "apple-m3-ultra-512gb", "h100-sxm-80gb:1g.10gb"];
const loads = ["steady", "benchmark", "burst", "offline", "static", undefined];

const of = (next, list) => list[next(list.length)];

function serving(count) {
  const next = sequence(1);
  return Array.from({ length: count }, (_, i) => {
    const engine = i % 3 === 0 ? of(next, engines) : engines[i % 3];
    const [input, output] = of(next, shapes);
    const weights = of(next, formats[engine] ?? [undefined]);
    const gpu = gpus[(i * 7 + next(3)) % gpus.length];
    const request = {
      workload: "serving",
      model: models[i % models.length],
      gpu,
      gpu_count: alone.includes(gpu) ? 1 : of(next, counts),
      engine,
      input_tokens: input,
      output_tokens: output,
      concurrency: of(next, concurrencies),
      load: of(next, loads),
    };
    if (weights) request.precision = { weights };
    if (i % 11 === 3)
      request.precision = {
        ...request.precision,
        kv_cache: engine === "llama.cpp" ? "q8_0" : "fp8",
      };
    if (i % 13 === 5) request.speculative = { draft_tokens: 3, accepted_tokens_per_step: 1.9 };
    if (i % 53 === 21) request.speculative = { task: "coding" };
    if (i % 17 === 7) Object.assign(request, { max_ttft_ms: 2000, max_tpot_ms: 50 });
    if (i % 19 === 9) request.cached_prefix_fraction = 0.5;
    if (engine === "llama.cpp" && i % 5 === 1) request.offload = {};
    if (i % 29 === 13) request.parallelism = { tensor: request.gpu_count };
    if (i % 31 === 15) request.price = { usd_per_gpu_hour: 2.5 };
    if (i % 37 === 17) request.measured = { ttft_ms: 900, tpot_ms: 25 };
    return { method: "estimate", request };
  });
}

function training(count) {
  const next = sequence(2);
  const frameworks = [
    "megatron",
    "megatron-graph",
    "megatron-2021",
    "torchtitan",
    "composer",
    "hugging-face",
    "litgpt",
    "torchtune",
    "unsloth",
  ];
  const methods = ["pretraining", "full", "lora", "qlora"];
  return Array.from({ length: count }, (_, i) => {
    const method = methods[i % 4];
    const wide = method === "pretraining";
    const request = {
      workload: "training",
      method,
      model: models[(i * 3) % models.length],
      gpu: gpus[(i * 5) % 14],
      gpu_count: wide ? of(next, [8, 64, 256, 1024]) : of(next, [1, 2, 8]),
    };
    if (i % 2 === 0) request.framework = frameworks[(i / 2) % frameworks.length];
    if (i % 3 === 0) request.sequence_length = of(next, [512, 2048, 8192, 32768]);
    if (i % 5 === 1) request.recompute = of(next, ["none", "selective", "full"]);
    if (i % 7 === 2) request.optimizer = of(next, ["adamw_8bit", "adafactor", "sgd"]);
    if (i % 7 === 4 && wide) request.precision = of(next, ["fp8", "mxfp8", "nvfp4", "fp16"]);
    if (i % 11 === 3) request.offload = "optimizer";
    if (i % 13 === 6) request.parallelism = { tensor: 2, zero_stage: 3 };
    return { method: "estimate", request };
  });
}

function images() {
  const imageModels = [
    "PixArt-alpha/PixArt-Sigma-XL-2-1024-MS",
    "Tencent-Hunyuan/HunyuanDiT-v1.2",
    "black-forest-labs/FLUX.1-dev",
    "black-forest-labs/FLUX.1-schnell",
    "stable-diffusion-v1-5/stable-diffusion-v1-5",
    "stabilityai/stable-diffusion-2-1",
    "stabilityai/stable-diffusion-xl-base-1.0",
    "stabilityai/stable-diffusion-3.5-large",
    "stabilityai/stable-diffusion-3.5-medium",
  ];
  const next = sequence(3);
  return Array.from({ length: 45 }, (_, i) => ({
    method: "estimate",
    request: {
      workload: "image",
      model: imageModels[i % imageModels.length],
      gpu: gpus[(i * 3) % 15],
      gpu_count: of(next, [1, 2, 8]),
      precision: of(next, ["bf16", "fp16", "fp8", "int8", "fp32", undefined]),
      engine: of(next, ["eager", "compiled", "tensorrt", undefined]),
      width: of(next, [512, 1024, 2048]),
      height: of(next, [512, 1024]),
      batch: of(next, [1, 4, 32]),
    },
  }));
}

function reinforcement() {
  const methods = ["grpo", "ppo", "dpo", "rloo", "reinforce_plus_plus"];
  const next = sequence(11);
  return Array.from({ length: 45 }, (_, i) => {
    const method = methods[i % 5];
    const generates = method !== "dpo";
    const split = generates && i % 3 === 1;
    return {
      method: "estimate",
      request: {
        workload: "reinforcement",
        method,
        model: models[(i * 3) % models.length],
        gpu: gpus[(i * 5) % 8],
        gpu_count: of(next, [8, 16, 64]),
        update: of(next, ["full", "full", "lora"]),
        samples: of(next, [128, 512, 2048]),
        output_tokens: of(next, [400, 1500]),
        max_output_tokens: of(next, [2048, 8192]),
        ...(split && { placement: "split", staleness: of(next, [0, 1, 8]) }),
        ...(method === "ppo" && i % 2 === 0 && { critic_gpu_count: 2 }),
        ...(i % 4 === 2 && { reference: "host", offload: "optimizer" }),
        ...(i % 7 === 3 && { framework: "torchtitan", packing: false, mini_batch_samples: 64 }),
      },
    };
  });
}

function videos() {
  const videoModels = [
    "Wan-AI/Wan2.1-T2V-14B",
    "Wan-AI/Wan2.2-T2V-A14B",
    "Wan-AI/Wan2.2-TI2V-5B",
    "tencent/HunyuanVideo",
    "THUDM/CogVideoX1.5-5B",
    "Lightricks/LTX-Video",
    "genmo/mochi-1-preview",
  ];
  const next = sequence(5);
  return Array.from({ length: 35 }, (_, i) => ({
    method: "estimate",
    request: {
      workload: "video",
      model: videoModels[i % videoModels.length],
      gpu: gpus[(i * 2) % 15],
      gpu_count: of(next, [1, 2, 8]),
      precision: of(next, ["bf16", "fp8", "q4", undefined]),
      engine: of(next, ["eager", "compiled", undefined]),
      attention: of(next, ["own", "eight_bit", undefined]),
      offload: of(next, ["text_encoders", "components", "blocks", undefined, undefined]),
      vae_tiled: of(next, [true, undefined]),
      frames: of(next, [49, 97, undefined]),
      passes: of(next, [1, undefined]),
    },
  }));
}

function documents() {
  const readers = [
    ["BAAI/bge-m3", "BAAI/bge-large-en-v1.5", "BAAI/bge-reranker-v2-m3"],
    ["Qwen/Qwen3-Embedding-0.6B", "Qwen/Qwen3-Embedding-8B"],
    ["Snowflake/snowflake-arctic-embed-m-v1.5", "Qwen/Qwen3-Reranker-4B"],
  ].flat();
  const next = sequence(17);
  return Array.from({ length: 28 }, (_, i) => ({
    method: "estimate",
    request: {
      workload: "embedding",
      model: readers[i % readers.length],
      gpu: gpus[(i * 2) % 15],
      gpu_count: of(next, [1, 1, 4]),
      tokens_per_document: of(next, [60, 256, 480, undefined]),
      batch: of(next, [1, 64, 1024, undefined]),
      server: of(next, ["tei", "vllm", "infinity", "sentence_transformers", undefined]),
      ...(i % 3 === 2 && { query_tokens: of(next, [16, 30]), documents_per_query: 100 }),
      documents: of(next, [5e7, undefined]),
    },
  }));
}

function speech() {
  const whispers = [
    "openai/whisper-large-v3",
    "openai/whisper-large-v3-turbo",
    "openai/whisper-small",
  ];
  const next = sequence(19);
  return Array.from({ length: 20 }, (_, i) => ({
    method: "estimate",
    request: {
      workload: "speech",
      model: whispers[i % whispers.length],
      gpu: gpus[(i * 2) % 15],
      gpu_count: of(next, [1, 1, 4]),
      clip_seconds: of(next, [5, 12.5, 60, undefined]),
      batch: of(next, [1, 64, 4096, undefined]),
      tokens_per_second: of(next, [3, undefined]),
      streaming_hop_seconds: of(next, [1, 5, undefined, undefined]),
    },
  }));
}

const hpc = () =>
  gpus.flatMap((gpu) =>
    ["fp64", "tf32"].map((precision) => ({
      method: "estimate",
      request:
        precision === "fp64"
          ? { workload: "hpc", gpu, precision, flops: 1e18, bytes: 2e17, compare: ["a100", "l40s"] }
          : { workload: "hpc", gpu, precision, arithmetic_intensity: 60, compare: ["h100"] },
    })),
  );

const comparisons = () =>
  [models[0], models[1], models[13], models[17]].map((model) => ({
    method: "compare",
    request: {
      request: { workload: "serving", model, gpu: gpus[0], concurrency: 16 },
      gpus: [gpus[1], gpus[4], gpus[7], "no-such-card"],
    },
  }));

const ownership = () =>
  gpus.slice(0, 15).map((gpu, i) => ({
    method: "own",
    request: {
      gpu,
      gpu_count: 1 + (i % 8),
      ...(i % 2 && { utilization: 0.3, months: 24, electricity_usd_per_kwh: 0.2 }),
      ...(i % 3 === 0 && { usd_per_gpu: 20000, price: { usd_per_gpu_hour: 2 } }),
      ...(i % 5 === 0 && { api_usd_per_million_tokens: 0.6, tokens_per_second: 2500 }),
    },
  }));

/** As many of the reviewed needs as the record has room for. */
const plans = () =>
  needs
    .slice(0, 50)
    .filter((_, i) => i % 5 !== 4)
    .map(({ request }) => ({ method: "plan", request }));

/** A shape of each kind that a visitor may bring, and what is refused. */
const brought = () => {
  const llama = {
    model_type: "llama",
    hidden_size: 4096,
    num_hidden_layers: 32,
    num_attention_heads: 32,
    num_key_value_heads: 8,
    vocab_size: 128256,
    intermediate_size: 14336,
  };
  const ask = (more) => ({
    method: "estimate",
    request: { workload: "serving", model: models[0], gpu: gpus[0], ...more },
  });
  return [
    ask({ model: { name: "mine", config: llama } }),
    ask({
      model: { name: "mine", config: { ...llama, model_type: "qwen2", tie_word_embeddings: true } },
    }),
    ask({ model: { config: { ...llama, hidden_size: undefined } } }),
    ask({ gpu: { base: "rtx-4090-24gb", memory_gb: 48 } }),
    ask({ gpu: "no-such-card" }),
    ask({ model: "no-such-model" }),
    ask({ gpu_count: 0 }),
    ask({ concurrency: 1e9 }),
    ask({ parallelism: { tensor: 3 }, gpu_count: 2 }),
    ask({ precision: { weights: "fp9" } }),
    ask({ engine: "llama.cpp", precision: { weights: "nvfp4" } }),
    ask({ colour: "blue" }),
    ask({ workload: "knitting" }),
    { method: "plan", request: {} },
    { method: "plan", request: { model: models[0], serving: { concurrency: -1 } } },
    { method: "own", request: {} },
    { method: "compare", request: { request: {}, gpus: [] } },
    { method: "no-such-method", request: {} },
  ];
};

/** Single requests: at a rate with long tails, conversations, a job, more than can be taken, users who think. */
const arrivals = () => {
  const ask = (more) => ({
    method: "estimate",
    request: {
      workload: "serving",
      model: "Qwen/Qwen3-14B",
      gpu: "h100-sxm-80gb",
      input_tokens: 700,
      output_tokens: 250,
      ...more,
    },
  });
  return [
    ask({
      arrivals: { requests_per_second: 8, curve: true },
      input_length: { p90: 1400 },
      max_ttft_ms: 200,
      percentile: 99,
    }),
    ask({
      arrivals: { sessions_per_second: 0.1 },
      sessions: { turns: 12, first_input_tokens: 4000, tool_seconds: 8 },
      engine: "sglang",
    }),
    ask({ arrivals: { requests: 500 }, output_length: { min: 1, max: 499 }, output_tokens: 250 }),
    ask({ arrivals: { requests_per_second: 100 }, gpu_count: 2 }),
    ask({ concurrency: 32, arrivals: { think_seconds: 5 } }),
    ask({ load: "open" }),
  ];
};
/** Pictures and video in prompts, by each family's rule. */
const pictures = () => {
  const hd = { count: 2, width: 1920, height: 1080 };
  const ask = (more) => ({
    method: "estimate",
    request: {
      workload: "serving",
      model: "Qwen/Qwen3-VL-8B-Instruct",
      gpu: "h200-sxm-141gb",
      input_tokens: 200,
      output_tokens: 300,
      images: hd,
      ...more,
    },
  });
  const plan = { concurrency: 16, input_tokens: 200, output_tokens: 300, images: hd };
  return [
    ask({ concurrency: 16, engine: "sglang", vision: { preprocess: "gpu", cached_share: 0.25 } }),
    ask({ model: "Qwen/Qwen2.5-VL-7B-Instruct", gpu: "rtx-4090-24gb", concurrency: 8 }),
    ask({ model: "google/gemma-3-27b-it", gpu_count: 2, load: "static", concurrency: 8 }),
    ask({ model: "google/gemma-4-31B-it", vision: { soft_tokens: 1120 }, load: "offline" }),
    ask({ model: "meta-llama/Llama-4-Scout-17B-16E-Instruct", gpu_count: 4 }),
    ask({ model: "moonshotai/Kimi-K2.5", gpu_count: 8, concurrency: 4 }),
    ask({ images: undefined, video: { seconds: 45, width: 1280, height: 720 } }),
    ask({ arrivals: { requests_per_second: 2 }, max_ttft_ms: 300, vision: { max_pixels: 600000 } }),
    ask({ concurrency: 64, max_ttft_ms: 400, cached_prefix_fraction: 0.3 }),
    ask({ model: "Qwen/Qwen3-8B" }),
    {
      method: "plan",
      request: { model: "Qwen/Qwen3.5-27B", gpus: ["h100-sxm-80gb"], serving: plan },
    },
  ];
};
/** Engines that start from nothing. */
const starts = () => {
  const ask = (more) => ({
    method: "estimate",
    request: {
      workload: "serving",
      model: "meta-llama/Llama-3.3-70B-Instruct",
      gpu: "h100-sxm-80gb",
      gpu_count: 8,
      precision: { weights: "fp8" },
      cold_start: { disk_gb_s: 3, image_gb: 10 },
      ...more,
    },
  });
  return [
    ask({ engine: "vllm" }),
    ask({ engine: "sglang", cold_start: { compile_cache: true, net_gb_s: 0.1, image_gb: 30 } }),
    ask({ engine: "llama.cpp", precision: { weights: "q4_k_m" }, cold_start: {} }),
    ask({ engine: "tensorrt-llm" }),
    ask({ gpu: "mi300x-192gb", gpu_count: 2, cold_start: { disk_gb_s: 40 } }),
  ];
};
/** Cards that read prompts and cards that write answers. */
const pools = () => {
  const ask = (more) => ({
    method: "estimate",
    request: {
      workload: "serving",
      model: "meta-llama/Llama-3.3-70B-Instruct",
      gpu: "h100-sxm-80gb",
      gpu_count: 16,
      parallelism: { tensor: 4 },
      precision: { weights: "fp8" },
      input_tokens: 8192,
      output_tokens: 512,
      concurrency: 256,
      disaggregation: {},
      ...more,
    },
  });
  return [
    ask({ max_tpot_ms: 25 }),
    ask({ disaggregation: { prefill_gpus: 8, decode_gpus: 8, link_gb_s: 1 } }),
    ask({ gpu_count: 8, parallelism: { tensor: 8 }, disaggregation: { prefill_gpus: "auto" } }),
    ask({ gpu_count: 2, parallelism: { tensor: 2 }, precision: { weights: "bf16" } }),
    ask({ disaggregation: { prefill_gpus: 8, decode_gpus: 4 } }),
    ask({ model: "deepseek-ai/DeepSeek-R1", precision: {}, parallelism: undefined, gpu_count: 32 }),
    ask({ load: "offline" }),
  ];
};
/** Adapters beside a model. */
const adapters = () => {
  const ask = (more) => ({
    method: "estimate",
    request: {
      workload: "serving",
      model: "meta-llama/Llama-2-7b-chat-hf",
      gpu: "a100-sxm-80gb",
      engine: "vllm",
      concurrency: 32,
      lora: { adapters_resident: 20, rank: 16, max_rank: 64 },
      ...more,
    },
  });
  return [
    ask({}),
    ask({ engine: "sglang", lora: { adapters_resident: 8, rank: 20, targets: "attention" } }),
    ask({ model: "Qwen/Qwen3-30B-A3B", gpu: "h100-sxm-80gb", gpu_count: 4, lora: {} }),
    ask({ gpu: "rtx-4090-24gb", lora: { adapters_resident: 20, max_rank: 256 } }),
    ask({ gpu_count: 2, parallelism: { tensor: 2 }, arrivals: { requests_per_second: 2 } }),
    ask({ lora: { rank: 64, max_rank: 16 } }),
    ask({ model: "deepseek-ai/DeepSeek-R1", gpu: "h200-sxm-141gb", gpu_count: 8, lora: {} }),
  ];
};
/** Several processes on one card. */
const shared = () => {
  const ask = (more) => ({
    method: "estimate",
    request: {
      workload: "serving",
      model: "meta-llama/Llama-3.1-8B-Instruct",
      gpu: "h100-sxm-80gb",
      concurrency: 8,
      colocation: {},
      ...more,
    },
  });
  return [
    ask({}),
    ask({ colocation: { copies: 3, mode: "time", others_gb: 2 } }),
    ask({
      colocation: { companions: [{ model: "BAAI/bge-m3" }, { memory_gb: 3, busy_share: 0.2 }] },
    }),
    ask({ colocation: { copies: 2, mode: "mig" } }),
    ask({ colocation: { copies: 7, mode: "mig" } }),
    ask({ gpu: "rtx-4090-24gb", engine: "llama.cpp", precision: { weights: "q4_k_m" } }),
    ask({ gpu: "rtx-4090-24gb", colocation: { mode: "mig" } }),
    ask({ gpu_count: 2 }),
  ];
};
/** Cards of several kinds in one engine. */
const mixed = () => {
  const ask = (more) => ({
    method: "estimate",
    request: {
      workload: "serving",
      model: "meta-llama/Llama-3.3-70B-Instruct",
      gpu: "rtx-5090-32gb",
      engine: "llama.cpp",
      precision: { weights: "q4_k_m" },
      input_tokens: 512,
      mixed: { cards: [{ gpu: "rtx-3090-24gb" }] },
      ...more,
    },
  });
  return [
    ask({}),
    ask({
      mixed: { cards: [{ gpu: "rtx-3090-24gb", count: 2 }], shares: [0.5, 0.5] },
      concurrency: 4,
    }),
    ask({ mixed: { cards: [{ gpu: "rtx-3060-12gb" }] } }),
    ask({ engine: "vllm", model: "Qwen/Qwen3-32B", precision: { weights: "int4" } }),
    ask({ mixed: { cards: [{ gpu: "rtx-3090-24gb" }], split: "tensor" } }),
    ask({ mixed: { cards: [] } }),
  ];
};
export const requests = [
  ...serving(225),
  ...training(112),
  ...images(),
  ...videos(),
  ...hpc(),
  ...comparisons(),
  ...ownership(),
  ...plans(),
  ...brought(),
  ...arrivals(),
  ...pictures(),
  ...reinforcement(),
  ...documents(),
  ...speech(),
  ...starts(),
  ...pools(),
  ...adapters(),
  ...shared(),
  ...mixed(),
];
