// Random requests over the catalog, of every method, for the properties beside this file.
import fc from "fast-check";
import { importPackage, installPackage } from "../support.mjs";

const { load } = await importPackage(await installPackage());
export const core = await load();
const catalog = core.catalog();

/** How many cases a property is tried on, and with what seed: PROPERTY_RUNS and PROPERTY_SEED try others. */
const runs = {
  numRuns: Number(process.env.PROPERTY_RUNS ?? 150),
  seed: Number(process.env.PROPERTY_SEED ?? 20261130),
};

/** As many drawn ones as a property is tried on, or `times` that. */
export const drawn = (arbitrary, times = 1) =>
  fc.sample(arbitrary, { ...runs, numRuns: Math.ceil(runs.numRuns * times) });

/** Tries a property; cases that it leaves out (fc.pre) are drawn again, up to ten for one. */
export const holds = (arbitrary, property) =>
  fc.assert(fc.property(arbitrary, property), { ...runs, maxSkipsPerRun: 10 });

/** A whole number from 1 to `most`, as often below as above its square root. */
export const octaves = (most) =>
  fc.double({ min: 0, max: Math.log2(most), noNaN: true }).map((power) => Math.floor(2 ** power));

const idOf = (list) => fc.constantFrom(...list.map(({ id }) => id));
export const gpuId = idOf(catalog.gpus);
export const gpuById = new Map(catalog.gpus.map((gpu) => [gpu.id, gpu]));
const count = fc.constantFrom(1, 1, 2, 4, 8, 16);

/** A request of serving: any model, card and load; a layout, engine and formats of its own are rarer. */
export const serving = fc.record(
  {
    workload: fc.constant("serving"),
    model: idOf(catalog.models),
    gpu: gpuId,
    gpu_count: count,
    input_tokens: octaves(32_768),
    output_tokens: octaves(2_048),
    concurrency: octaves(512),
    engine: fc.option(idOf(catalog.engines), { nil: undefined, freq: 2 }),
    precision: fc.option(fc.record({ weights: idOf(catalog.weight_precisions) }), {
      nil: undefined,
      freq: 1,
    }),
    cached_prefix_fraction: fc.option(fc.double({ min: 0, max: 0.9, noNaN: true }), {
      nil: undefined,
      freq: 3,
    }),
    load: fc.option(fc.constantFrom("benchmark", "burst", "offline"), { nil: undefined, freq: 3 }),
  },
  {
    requiredKeys: [
      "workload",
      "model",
      "gpu",
      "gpu_count",
      "input_tokens",
      "output_tokens",
      "concurrency",
    ],
  },
);

/** How an engine is started. */
export const start = fc.record(
  {
    disk_gb_s: fc.double({ min: 0.05, max: 50, noNaN: true }),
    image_gb: fc.constantFrom(0, 10, 40),
    compile_cache: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Adapters that are served beside a model. */
export const adapters = fc.record(
  {
    adapters_resident: fc.constantFrom(1, 4, 20, 64),
    rank: fc.constantFrom(1, 8, 16),
    max_rank: fc.constantFrom(16, 64, 256),
    targets: fc.constantFrom("all", "attention"),
  },
  { requiredKeys: [] },
);

/** Processes that share a card. */
export const sharing = fc.record(
  {
    copies: fc.integer({ min: 1, max: 7 }),
    mode: fc.constantFrom("mps", "time"),
    others_gb: fc.constantFrom(0, 1, 8),
    companions: fc.array(
      fc.record({ memory_gb: fc.constantFrom(0.5, 2), busy_share: fc.constantFrom(0, 0.1, 0.4) }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ["copies"] },
);

/** A request of training or fine-tuning. */
export const training = fc.record(
  {
    workload: fc.constant("training"),
    method: fc.constantFrom("pretrain", "full", "lora", "qlora"),
    model: idOf(catalog.models),
    gpu: gpuId,
    gpu_count: count,
    sequence_length: octaves(16_384),
    global_batch_sequences: octaves(512),
    dataset_tokens: octaves(1e9),
  },
  { requiredKeys: ["workload", "method", "model", "gpu", "gpu_count", "sequence_length"] },
);

/** A request of reinforcement learning or preference tuning. */
export const reinforcement = fc.record(
  {
    workload: fc.constant("reinforcement"),
    method: fc.constantFrom("dpo", "ppo", "grpo", "rloo", "reinforce_plus_plus"),
    model: idOf(catalog.models),
    gpu: fc.constantFrom("h100-sxm-80gb", "h200-sxm-141gb", "a100-sxm-80gb", "b200-sxm-180gb"),
    gpu_count: fc.constantFrom(4, 8, 16, 64),
    update: fc.constantFrom("full", "lora", "qlora"),
    samples: fc.constantFrom(64, 256, 1024),
    input_tokens: octaves(2_048),
    output_tokens: octaves(2_048),
    max_output_tokens: octaves(8_192).map((more) => 2_048 + more),
    offload: fc.constantFrom("none", "optimizer"),
  },
  { requiredKeys: ["workload", "method", "model", "gpu", "gpu_count", "max_output_tokens"] },
);

/** A request of image generation. */
export const image = fc.record(
  {
    workload: fc.constant("image"),
    model: idOf(catalog.image_models),
    gpu: gpuId,
    gpu_count: count,
    width: fc.integer({ min: 4, max: 32 }).map((tiles) => tiles * 64),
    height: fc.integer({ min: 4, max: 32 }).map((tiles) => tiles * 64),
    steps: octaves(100),
    batch: octaves(16),
  },
  { requiredKeys: ["workload", "model", "gpu"] },
);

const videoModels = catalog.image_models.filter(({ frames }) => frames > 1);

/** A request of video generation. */
export const video = fc.record(
  {
    workload: fc.constant("video"),
    model: idOf(videoModels),
    gpu: gpuId,
    gpu_count: count,
    width: fc.integer({ min: 2, max: 20 }).map((tiles) => tiles * 64),
    height: fc.integer({ min: 2, max: 20 }).map((tiles) => tiles * 64),
    frames: fc.integer({ min: 0, max: 10 }).map((seconds) => seconds * 24 + 1),
    steps: octaves(100),
    offload: fc.constantFrom("none", "text_encoders", "components", "blocks"),
    vae_tiled: fc.boolean(),
  },
  { requiredKeys: ["workload", "model", "gpu"] },
);

/** A request of embedding or reranking. */
export const embedding = fc.record(
  {
    workload: fc.constant("embedding"),
    model: idOf([...catalog.embedding_models, ...catalog.models.slice(0, 9)]),
    gpu: gpuId,
    gpu_count: count,
    tokens_per_document: octaves(480),
    query_tokens: octaves(30),
    documents: octaves(1e9),
    batch: octaves(2_048),
    server: fc.constantFrom("tei", "vllm", "infinity", "sentence_transformers"),
  },
  { requiredKeys: ["workload", "model", "gpu"] },
);

/** A request of writing down speech. */
export const speech = fc.record(
  {
    workload: fc.constant("speech"),
    model: idOf(catalog.speech_models),
    gpu: gpuId,
    gpu_count: count,
    clip_seconds: octaves(3_600),
    tokens_per_second: fc.integer({ min: 1, max: 15 }),
    batch: octaves(512),
    streaming_hop_seconds: octaves(60),
  },
  { requiredKeys: ["workload", "model", "gpu"] },
);

/** A request of renting or buying. */
export const own = fc.record({
  gpu: gpuId,
  gpu_count: count,
  usd_per_gpu: fc.double({ min: 100, max: 60_000, noNaN: true }),
  usd_per_gpu_hour: fc.double({ min: 0.05, max: 12, noNaN: true }),
  utilization: fc.double({ min: 0.05, max: 1, noNaN: true }),
  months: fc.integer({ min: 1, max: 60 }),
});

/** Needs of a service, small enough that a plan is found in a few milliseconds. */
export const need = fc.record({
  model: fc.constantFrom(
    "llama-3.1-8b",
    "qwen3-32b",
    "llama-3.1-70b",
    "gpt-oss-120b",
    "qwen3-30b-a3b",
  ),
  concurrency: octaves(64),
  input_tokens: octaves(8_192),
  output_tokens: octaves(1_024),
  max_tpot_ms: fc.integer({ min: 20, max: 200 }),
});
const isError = (report) => report.error !== undefined;

/** The report on a request; a case that the core refuses, with a reason, is none of the property's. */
export function report(request) {
  const answer = core.estimate(given(request));
  fc.pre(!isError(answer));
  return answer;
}

/** Without fields that are not there: undefined is no value of a request. */
export const given = (request) => JSON.parse(JSON.stringify(request));

/** The request on its card with these rates or sizes multiplied, named as a card of one's own. */
export function onBetterCard(request, factors) {
  const gpu = gpuById.get(request.gpu);
  const changed = Object.entries(factors)
    .map(([field, factor]) => [field, figures[field](gpu) * factor])
    .filter(([, figure]) => figure > 0);
  return { ...request, gpu: { base: request.gpu, ...Object.fromEntries(changed) } };
}

/** Figures of a card of the catalog in the units of a card of one's own. */
const figures = {
  memory_gb: (gpu) => gpu.memory_bytes / 1e9,
  memory_bandwidth_gb_s: (gpu) => gpu.memory_bandwidth_bytes_per_second / 1e9,
  fp16_tensor_dense_tflops: (gpu) => (gpu.dense_flops.fp16 ?? 0) / 1e12,
  bf16_tensor_dense_tflops: (gpu) => (gpu.dense_flops.bf16 ?? 0) / 1e12,
  fp8_tensor_dense_tflops: (gpu) => (gpu.dense_flops.fp8 ?? 0) / 1e12,
  fp4_tensor_dense_tflops: (gpu) => (gpu.dense_flops.fp4 ?? 0) / 1e12,
  int8_tensor_dense_tops: (gpu) => (gpu.dense_flops.int8 ?? 0) / 1e12,
  fp32_tflops: (gpu) => (gpu.dense_flops.fp32 ?? 0) / 1e12,
  nvlink_gb_s_per_direction: (gpu) => gpu.nvlink_bytes_per_second_per_direction / 1e9,
  pcie_gb_s_per_direction: (gpu) => gpu.pcie_bytes_per_second_per_direction / 1e9,
};

/** All rates of arithmetic. */
export const arithmetic = Object.keys(figures).filter((name) => /tflops|tops/.test(name));
