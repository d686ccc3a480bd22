/** How the text of a field becomes a value of the request. */
export type FieldKind = "text" | "number" | "count" | "tokens";

/** One thing a visitor can say: where it stands in the request and in the address of the page. */
export interface FieldSpec {
  /** Path in the JSON request; joined by dots it is the `field` of an error of the core. */
  readonly path: readonly string[];
  /** Name in the query part of the address. */
  readonly key: string;
  readonly kind: FieldKind;
  /** What the page opens with; empty: left to the core. */
  readonly initial: string;
}

const field = (path: string, key: string, kind: FieldKind, initial = ""): FieldSpec => ({
  path: path.split("."),
  key,
  kind,
  initial,
});

/** Every input of the page. Empty text means "not said": the core then decides. */
export const fields = {
  model: field("model", "model", "text", "meta-llama/Llama-3.1-70B-Instruct"),
  weights: field("precision.weights", "weights", "text", "fp8"),
  gpu: field("gpu", "gpu", "text", "h200-sxm-141gb"),
  count: field("gpu_count", "count", "count", "1"),
  engine: field("engine", "engine", "text", "vllm"),
  users: field("concurrency", "users", "count", "16"),
  prompt: field("input_tokens", "in", "tokens", "7168"),
  answer: field("output_tokens", "out", "tokens", "1024"),
  price: field("price.usd_per_gpu_hour", "price", "number"),
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
  tpot: field("measured.tpot_ms", "tpot", "number"),
  ttft: field("measured.ttft_ms", "ttft", "number"),
  atusers: field("measured.concurrency", "atusers", "count"),
  atprompt: field("measured.input_tokens", "atin", "tokens"),
  atanswer: field("measured.output_tokens", "atout", "tokens"),
} as const satisfies Record<string, FieldSpec>;

export type FieldName = keyof typeof fields;

/** What the visitor typed, letter by letter: nothing is corrected or lost. */
export type Question = Readonly<Record<FieldName, string>>;

export const fieldNames = Object.keys(fields) as FieldName[];

/** The visitor's own measurement: its times, and the load they were taken at. */
export const measuredTimes = ["tpot", "ttft"] as const satisfies readonly FieldName[];
export const measuredFields = [
  ...measuredTimes,
  "atusers",
  "atprompt",
  "atanswer",
] as const satisfies readonly FieldName[];

/** A question with every field given by `text`. */
export function questionFrom(text: (name: FieldName) => string): Question {
  return Object.fromEntries(fieldNames.map((name) => [name, text(name)])) as Record<
    FieldName,
    string
  >;
}

/** The question the page opens with. */
export const initialQuestion: Question = questionFrom((name) => fields[name].initial);

/**
 * The question that says what `said` returns a text for, and is as the page opens otherwise. The
 * opening question's weights belong to its model: for another one the core chooses them.
 */
export function questionSaying(said: (name: FieldName) => string | null): Question {
  const ownModel = said("model") !== null;
  return questionFrom(
    (name) => said(name) ?? (name === "weights" && ownModel ? "auto" : fields[name].initial),
  );
}

/** The field at `path` of a request ("precision.weights"), or of the group that contains it. */
export function fieldAt(path: string): FieldName | undefined {
  const joined = (name: FieldName) => fields[name].path.join(".");
  return (
    fieldNames.find((name) => joined(name) === path) ??
    fieldNames.find((name) => joined(name).startsWith(`${path}.`))
  );
}
