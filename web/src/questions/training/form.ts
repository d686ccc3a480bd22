import {
  cap,
  carbon,
  count,
  data,
  expert,
  field,
  gpu,
  model,
  network,
  offer,
  pipeline,
  price,
  pue,
  tensor,
  type Form,
} from "../form.ts";
import { finetuningPresets, trainingPresets } from "./presets.ts";

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
  inbackward: field("optimizer_in_backward", "inbackward", "flag"),
  batch: field("global_batch_sequences", "batch", "count"),
  microbatch: field("micro_batch_sequences", "micro", "count"),
  zero: field("parallelism.zero_stage", "zero", "count"),
  tensor,
  pipeline,
  interleave: field("parallelism.interleave", "interleave", "count"),
  contextparallel: field("parallelism.context", "cp", "count"),
  data,
  expert,
  network,
  offer,
  goodput: field("goodput_factor", "goodput", "number"),
  cap,
  pue,
  carbon,
} as const;

/** A model that exists is trained further. */
export const finetuningForm = {
  method: "estimate",
  base: { workload: "training", method: "qlora" },
  presets: finetuningPresets,
  fields: {
    model,
    method: field("method", "method", "text", "qlora"),
    gpu,
    count,
    corpus: field("dataset_tokens", "tokens", "amount", "10M"),
    rank: field("lora_rank", "rank", "count"),
    targets: field("lora_targets", "targets", "text"),
    embeddings: field("train_embeddings", "embeddings", "flag"),
    ...run,
  },
} as const satisfies Form;

/** A model is trained from nothing. */
export const trainingForm = {
  method: "estimate",
  base: { workload: "training", method: "pretraining" },
  presets: trainingPresets,
  fields: {
    model,
    gpu,
    count: field("gpu_count", "count", "count", "512"),
    corpus: field("dataset_tokens", "tokens", "amount", "1T"),
    ...run,
  },
} as const satisfies Form;
