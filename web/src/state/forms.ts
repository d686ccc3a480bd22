/** What a visitor can ask about: the tabs of the page, in their order. */
export const tasks = ["plan", "serving", "finetuning", "training", "image", "hpc", "own"] as const;
export type Task = (typeof tasks)[number];

/**
 * How the text of a field becomes a value of the request; of a mark any text is an empty object, of a flag
 * it is "true" or "false", a list has commas between its texts, and so have cards, each with its number
 * before it. Tokens are counted by 1024, amounts by
 * 1000. An entry is the id of one in the catalog or, in braces, a JSON object that describes the visitor's
 * own.
 */
export type FieldKind =
  "text" | "entry" | "number" | "count" | "tokens" | "amount" | "flag" | "mark" | "list" | "cards";

/** One thing a visitor can say: where it stands in the request and in the address of the page. */
export interface FieldSpec {
  /** Path in the JSON request; joined by dots it is the `field` of an error of the core. */
  readonly path: readonly string[];
  /** Name in the query part of the address. */
  readonly key: string;
  readonly kind: FieldKind;
  /** What the page opens with; empty: left to the core. */
  readonly initial: string;
  /** What the page opens with, where an address without the field means `initial`. */
  readonly opens?: string;
  /** While this field says something, ours goes unsaid. */
  readonly unless?: FieldName;
  /** While this field says nothing, ours goes unsaid. */
  readonly only?: "serve" | "train" | "have";
}

const field = (
  path: string,
  key: string,
  kind: FieldKind,
  initial = "",
  more: Pick<FieldSpec, "only" | "opens"> = {},
): FieldSpec => ({ path: path.split("."), key, kind, initial, ...more });

/** What every task is about: the same model and card stay chosen from one to the next. */
export const sharedFields = ["model", "gpu"] as const;

const model = field("model", "model", "entry", "meta-llama/Llama-3.1-70B-Instruct");
const gpu = field("gpu", "gpu", "entry", "h200-sxm-141gb");
const price = field("price.usd_per_gpu_hour", "price", "number");

const serving = {
  model,
  weights: field("precision.weights", "weights", "text", "fp8"),
  gpu,
  count: field("gpu_count", "count", "count", "1"),
  engine: field("engine", "engine", "text", "vllm"),
  users: field("concurrency", "users", "count", "16"),
  prompt: field("input_tokens", "in", "tokens", "7168"),
  answer: field("output_tokens", "out", "tokens", "1024"),
  maxttft: field("max_ttft_ms", "maxttft", "number"),
  maxtpot: field("max_tpot_ms", "maxtpot", "number"),
  price,
  offer: field("price.offer", "offer", "text"),
  kv: field("precision.kv_cache", "kv", "text"),
  tensor: field("parallelism.tensor", "tp", "count"),
  pipeline: field("parallelism.pipeline", "pp", "count"),
  data: field("parallelism.data", "dp", "count"),
  attention: field("parallelism.attention_data", "adp", "count"),
  expert: field("parallelism.expert", "ep", "count"),
  network: field("network_gbit_s_per_gpu", "net", "number"),
  utilization: field("memory_utilization", "util", "number"),
  sequences: field("max_num_seqs", "seqs", "count"),
  batched: field("engine_flags.max_num_batched_tokens", "batched", "tokens"),
  receive: field("engine_flags.scheduler_recv_interval", "recv", "count"),
  batchwait: field("engine_flags.batch_wait_timeout_iters", "batchwait", "count"),
  attentionwait: field("engine_flags.attention_dp_timeout_iters", "adpwait", "count"),
  cached: field("cached_prefix_fraction", "cached", "number"),
  draft: field("speculative.draft_tokens", "draft", "count"),
  accepted: field("speculative.accepted_tokens_per_step", "accepted", "number"),
  load: field("load", "load", "text"),
  offload: field("offload", "offload", "mark"),
  layers: field("offload.gpu_layers", "layers", "count"),
  hostmemory: field("offload.host_memory_bandwidth_gb_s", "hostmem", "number"),
  tpot: field("measured.tpot_ms", "tpot", "number"),
  ttft: field("measured.ttft_ms", "ttft", "number"),
  atusers: field("measured.concurrency", "atusers", "count"),
  atprompt: field("measured.input_tokens", "atin", "tokens"),
  atanswer: field("measured.output_tokens", "atout", "tokens"),
} as const;

const toServe = (path: string, key: string, kind: FieldKind, initial = ""): FieldSpec =>
  field(`serving.${path}`, key, kind, initial, { only: "serve" });
const toTrain = (path: string, key: string, kind: FieldKind, initial = ""): FieldSpec =>
  field(`training.${path}`, key, kind, initial, { only: "train" });

/** What is planned for: needs instead of a configuration. Addresses from before one could train say nothing of it. */
const plan = {
  model: { ...model, unless: "size" },
  size: field("model_params_billion", "size", "number"),
  serve: field("serving", "serve", "mark", "yes"),
  users: { ...toServe("concurrency", "users", "count", "16"), unless: "rate" },
  rate: toServe("requests_per_second", "rate", "number"),
  peak: toServe("peak_factor", "peak", "number"),
  headroom: toServe("headroom", "headroom", "number"),
  prompt: toServe("input_tokens", "in", "tokens", "7168"),
  answer: toServe("output_tokens", "out", "tokens", "1024"),
  cached: toServe("cached_prefix_fraction", "cached", "number"),
  maxttft: toServe("max_ttft_ms", "ttft", "number", "2000"),
  maxtpot: toServe("max_tpot_ms", "tpot", "number", "50"),
  train: field("training", "train", "mark", "", { opens: "yes" }),
  method: toTrain("method", "method", "text", "full"),
  corpus: toTrain("dataset_tokens", "tokens", "amount", "1B"),
  epochs: toTrain("epochs", "epochs", "number"),
  sequence: toTrain("sequence_length", "seq", "tokens"),
  deadline: toTrain("deadline_hours", "deadline", "number", "72"),
  framework: toTrain("framework", "framework", "text"),
  arithmetic: toTrain("precision", "precision", "text"),
  optimizer: toTrain("optimizer", "optimizer", "text"),
  recompute: toTrain("recompute", "recompute", "text"),
  placement: toTrain("offload", "offload", "text"),
  rank: toTrain("lora_rank", "rank", "count"),
  network: toTrain("network_gbit_s_per_gpu", "net", "number"),
  hourly: field("budget.usd_per_hour", "budget", "number"),
  monthly: field("budget.usd_per_month", "month", "number"),
  total: field("budget.usd_total", "total", "amount", "", { only: "train" }),
  vendor: field("vendors", "vendor", "list"),
  cards: field("gpus", "cards", "list"),
  provider: field("providers", "provider", "list"),
  terms: field("terms", "terms", "list"),
  maxgpus: field("max_gpus", "most", "count"),
  bits: field("least_weight_bits", "bits", "count", "", { only: "serve" }),
  kvbits: field("least_kv_bits", "kvbits", "count", "", { only: "serve" }),
  have: field("existing", "have", "cards"),
  electricity: field("electricity_usd_per_kwh", "kwh", "number", "", { only: "have" }),
  pue: field("pue", "pue", "number", "", { only: "have" }),
} as const;

/** What training and fine-tuning have in common. */
const run = {
  sequence: field("sequence_length", "seq", "tokens"),
  epochs: field("epochs", "epochs", "number"),
  price,
  framework: field("framework", "framework", "text"),
  arithmetic: field("precision", "precision", "text"),
  optimizer: field("optimizer", "optimizer", "text"),
  recompute: field("recompute", "recompute", "text"),
  placement: field("offload", "offload", "text"),
  batch: field("global_batch_sequences", "batch", "count"),
  microbatch: field("micro_batch_sequences", "micro", "count"),
  zero: field("parallelism.zero_stage", "zero", "count"),
  tensor: serving.tensor,
  pipeline: serving.pipeline,
  interleave: field("parallelism.interleave", "interleave", "count"),
  contextparallel: field("parallelism.context", "cp", "count"),
  data: serving.data,
  expert: serving.expert,
  network: serving.network,
  offer: serving.offer,
  goodput: field("goodput_factor", "goodput", "number"),
} as const;

const finetuning = {
  model,
  method: field("method", "method", "text", "qlora"),
  gpu,
  count: serving.count,
  corpus: field("dataset_tokens", "tokens", "amount", "10M"),
  rank: field("lora_rank", "rank", "count"),
  targets: field("lora_targets", "targets", "text"),
  embeddings: field("train_embeddings", "embeddings", "flag"),
  ...run,
} as const;

const training = {
  model,
  gpu,
  count: field("gpu_count", "count", "count", "512"),
  corpus: field("dataset_tokens", "tokens", "amount", "1T"),
  ...run,
} as const;

const image = {
  imagemodel: field("model", "model", "text", "black-forest-labs/FLUX.1-dev"),
  arithmetic: field("precision", "precision", "text"),
  gpu,
  count: serving.count,
  runner: field("engine", "engine", "text", "eager"),
  width: field("width", "width", "count"),
  height: field("height", "height", "count"),
  steps: field("steps", "steps", "count"),
  together: field("batch", "batch", "count"),
  guidance: field("guidance", "guidance", "flag"),
  price,
} as const;

const hpc = {
  gpu,
  arithmetic: field("precision", "precision", "text", "fp64"),
  intensity: field("arithmetic_intensity", "intensity", "number", "0.5"),
  flops: field("flops", "flops", "number"),
  bytes: field("bytes", "bytes", "number"),
  price,
} as const;

/** Cards that are bought or rented. */
const own = {
  gpu,
  count: field("gpu_count", "count", "count", "8"),
  cardprice: field("usd_per_gpu", "card", "amount"),
  serverprice: field("server_usd_per_gpu", "server", "amount"),
  months: field("months", "months", "count"),
  used: field("utilization", "used", "number", "0.5"),
  electricity: field("electricity_usd_per_kwh", "kwh", "number"),
  price,
  api: field("api_usd_per_million_tokens", "api", "number"),
  yield: field("tokens_per_second", "yield", "number"),
  pue: field("pue", "pue", "number"),
  hosting: field("hosting_usd_per_kw_month", "hosting", "number"),
  residual: field("residual_fraction", "residual", "number"),
  carbon: field("grid_g_co2_per_kwh", "co2", "number"),
} as const;

/** One task's inputs, and what its requests say before any of them. */
export interface Form {
  /** How the core is asked. */
  readonly method: "estimate" | "plan" | "own";
  readonly base: Readonly<Record<string, string>>;
  readonly fields: Readonly<Partial<Record<FieldName, FieldSpec>>>;
}

export type FieldName =
  | keyof typeof plan
  | keyof typeof serving
  | keyof typeof finetuning
  | keyof typeof training
  | keyof typeof image
  | keyof typeof hpc
  | keyof typeof own;

/** Every input of the page. Empty text means "not said": the core then decides. */
export const forms: Readonly<Record<Task, Form>> = {
  plan: { method: "plan", base: {}, fields: plan },
  serving: { method: "estimate", base: { workload: "serving" }, fields: serving },
  finetuning: {
    method: "estimate",
    base: { workload: "training", method: "qlora" },
    fields: finetuning,
  },
  training: {
    method: "estimate",
    base: { workload: "training", method: "pretraining" },
    fields: training,
  },
  image: { method: "estimate", base: { workload: "image" }, fields: image },
  hpc: { method: "estimate", base: { workload: "hpc" }, fields: hpc },
  own: { method: "own", base: {}, fields: own },
};
