import { field, model, type FieldKind, type Form } from "../form.ts";
import { planPresets } from "./presets.ts";

const toServe = (path: string, key: string, kind: FieldKind, initial = "") =>
  ({ ...field(`serving.${path}`, key, kind, initial), only: "serve" }) as const;
const toTrain = (path: string, key: string, kind: FieldKind, initial = "") =>
  ({ ...field(`training.${path}`, key, kind, initial), only: "train" }) as const;

/** What is planned for: needs instead of a configuration. Addresses from before one could train say nothing of it. */
export const planForm = {
  method: "plan",
  base: {},
  presets: planPresets,
  fields: {
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
    pictures: toServe("images.count", "pics", "count"),
    picwidth: { ...toServe("images.width", "picw", "count"), only: "pictures" },
    picheight: { ...toServe("images.height", "pich", "count"), only: "pictures" },
    clip: toServe("video.seconds", "clip", "number"),
    maxttft: toServe("max_ttft_ms", "ttft", "number", "2000"),
    maxtpot: toServe("max_tpot_ms", "tpot", "number", "50"),
    maxe2e: toServe("max_e2e_ms", "e2e", "number"),
    percentile: toServe("percentile", "percentile", "count"),
    tuning: toServe("tuning", "tuning", "text"),
    train: { ...field("training", "train", "mark"), opens: "yes" },
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
    total: { ...field("budget.usd_total", "total", "amount"), only: "train" },
    vendor: field("vendors", "vendor", "list"),
    cards: field("gpus", "cards", "list"),
    provider: field("providers", "provider", "list"),
    terms: field("terms", "terms", "list"),
    maxgpus: field("max_gpus", "most", "count"),
    bits: { ...field("least_weight_bits", "bits", "count"), only: "serve" },
    kvbits: { ...field("least_kv_bits", "kvbits", "count"), only: "serve" },
    have: field("existing", "have", "cards"),
    electricity: { ...field("electricity_usd_per_kwh", "kwh", "number"), only: "have" },
    pue: { ...field("pue", "pue", "number"), only: "have" },
  },
} as const satisfies Form;
