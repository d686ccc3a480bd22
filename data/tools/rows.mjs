// One catalogue entry in, the C++ assignments of one table row out. Units become SI here.
import { append, assignments, enumerator, literal, number, text } from "./cpp.mjs";

const GB = 1e9;
const MIB = 2 ** 20;
const GIB = 2 ** 30;
const TERA = 1e12;

/** A datum that is an enumerator in C++ although JSON spells it as a text. */
const ENUMERATORS = {
  memory_class: enumerator("MemoryClass"),
  memory_rule: enumerator("MemoryRule"),
  memory_budget: enumerator("MemoryBudget"),
  kv_allocation: enumerator("KvAllocation"),
  peak_outputs: enumerator("PeakOutputs"),
  encodes: enumerator("EncoderCall"),
  rule: enumerator("PictureRule"),
  native_math: enumerator("Math"),
  required_unit: enumerator("Math"),
  launches: enumerator("LaunchGroup"),
  image_products: enumerator("ImageProductGroup"),
};

const scaled = (value, factor) => number((value ?? 0) * factor);
const mainSource = (entry) => ({
  source: text(entry.sources[0].cite),
  as_of: text(entry.sources[0].date),
});

/** Fields whose JSON name is their C++ name. */
function plain(entry, names) {
  const fields = {};
  for (const name of names) {
    const value = entry[name];
    if (value === undefined || value === null) continue;
    fields[name] = ENUMERATORS[name] ? ENUMERATORS[name](value) : literal(value);
  }
  return fields;
}

/** The 16-bit rate that counts: tensor cores, else vector units where they beat FP32. */
function fp16Tflops(gpu) {
  if (gpu.fp16_tensor_dense_tflops) return gpu.fp16_tensor_dense_tflops;
  const vector = gpu.fp16_vector_tflops ?? 0;
  return vector > (gpu.fp32_tflops ?? 0) ? vector : 0;
}

/** Every field of data/architectures.json. */
export function architectureRow(architecture) {
  return assignments("x", plain(architecture, Object.keys(architecture)));
}

export function gpuRow(gpu, architectures) {
  const texts = [
    "id",
    "name",
    "vendor",
    "architecture",
    "form_factor",
    "year",
    "memory_class",
    "memory_type",
    "power_watts",
    "peak_power_watts",
    "mig_instances",
    "dpx",
    "transformer_engine",
    "clocks_above_sheet",
    "compute_capability",
    "well_known",
    "verified",
  ];
  return assignments("x", {
    ...plain(gpu, texts),
    generation: `&architectures_table[${architectures.findIndex(({ name }) => name === gpu.architecture)}]`,
    marketed_memory_bytes: scaled(gpu.memory_gb, GB),
    memory_bytes: scaled(gpu.memory_mib, MIB),
    memory_bandwidth: scaled(gpu.memory_bandwidth_gb_s, GB),
    "dense.fp64": scaled(gpu.fp64_tflops, TERA),
    "dense.fp64_tensor": scaled(gpu.fp64_tensor_dense_tflops, TERA),
    "dense.fp32": scaled(gpu.fp32_tflops, TERA),
    "dense.tf32": scaled(gpu.tf32_tensor_dense_tflops, TERA),
    "dense.fp16": scaled(fp16Tflops(gpu), TERA),
    "dense.bf16": scaled(gpu.bf16_tensor_dense_tflops, TERA),
    "dense.fp8": scaled(gpu.fp8_tensor_dense_tflops, TERA),
    "dense.fp4": scaled(gpu.fp4_tensor_dense_tflops, TERA),
    "dense.int8": scaled(gpu.int8_tensor_dense_tops, TERA),
    sparsity_doubles_rates: literal(gpu.sparsity_doubles_rates),
    "interconnect.nvlink_bytes_per_second": scaled(gpu.nvlink_gb_s_per_direction, GB),
    "interconnect.nvlink_gpus": number(gpu.nvlink_domain_gpus),
    "interconnect.nvlink_generation": number(gpu.nvlink_generation ?? 0),
    "interconnect.pcie_bytes_per_second": scaled(gpu.pcie_gb_s_per_direction, GB),
    "interconnect.pcie_generation": number(gpu.pcie_generation ?? 0),
    ...mainSource(gpu),
  });
}

export function migProfileRow(slice) {
  return assignments("x", {
    card: text(slice.card.id),
    id: text(`${slice.card.id}:${slice.name}`),
    gpu_name: text(`${slice.card.name}, MIG ${slice.name}`),
    name: text(slice.name),
    instances: number(slice.instances),
    compute_share: number(slice.compute_share),
    memory_share: number(slice.memory_share),
    memory_bytes: scaled(slice.memory_mib, MIB),
    listed: literal(slice.listed),
    ...mainSource(slice),
  });
}

const WEIGHT_PRECISION = [
  "id",
  "name",
  "linear_bytes",
  "expert_bytes",
  "dense_model_linear_bytes",
  "embedding_bytes",
  "head_bytes",
  "uneven_row_bytes",
  "hidden_multiple",
  "native_math",
  "required_unit",
  "quantises_activations",
  "fixed_input_scales",
  "gguf",
  "source",
];

const ATTENTION_KIND = enumerator("AttentionKind");
const MODEL_KIND = enumerator("ModelKind");

function layerGroup(list, type, group, kind) {
  const { kind: name, ...rest } = group;
  const fields = Object.fromEntries(
    Object.entries(rest).map(([field, value]) => [field, literal(value)]),
  );
  return append(list, type, { ...(kind ? { kind: kind(name) } : {}), ...fields });
}

/** The checkpoint's own bytes, where its parts are stored apart; the rest as in the format that most of it has. */
function storedFields(model, precisions) {
  const bytes = model.checkpoint_bytes;
  if (!bytes) return "";
  const like = precisions.find(({ id }) => id === model.checkpoint_precision);
  return assignments("x.stored", {
    ...plain(like, WEIGHT_PRECISION),
    linear_bytes: number(bytes.linear),
    dense_model_linear_bytes: number(bytes.linear),
    expert_bytes: number(bytes.experts),
    embedding_bytes: number(bytes.embedding),
    head_bytes: number(bytes.head),
  });
}

/** How a family prepares pictures; of a video, fields of its own. */
export function visionFamilyRow(family) {
  const apart = ["basis", "config_types", "video", "soft_token_choices"];
  const fields = Object.keys(family).filter((field) => !apart.includes(field));
  const video = Object.entries(family.video ?? {}).map(([field, value]) => [
    `video.${field}`,
    number(value),
  ]);
  const choices = (family.soft_token_choices ?? []).map(
    (tokens) => `  x.soft_token_choices.push(${number(tokens)});\n`,
  );
  return (
    assignments("x", {
      ...plain(family, fields),
      config_types: text(`|${family.config_types.join("|")}|`),
      ...Object.fromEntries(video),
    }) + choices.join("")
  );
}

/** The tower of a model that sees. */
function towerFields({ id, vision }, families) {
  if (!vision) return "";
  const { family, ...shape } = vision;
  const index = families.findIndex((known) => known.id === family);
  if (index < 0) throw new Error(`${id}: vision.family ${family} is not in vision_families.json`);
  return assignments("x.vision", {
    family: `&vision_families_table[${index}]`,
    ...plain(shape, Object.keys(shape)),
  });
}

export function modelRow(model, precisions, families) {
  const texts = [
    "id",
    "name",
    "family",
    "hidden",
    "vocabulary",
    "tied_embeddings",
    "other_parameters",
    "looked_up_parameters",
    "vision_parameters",
    "max_context_tokens",
    "multi_token_layers",
    "speech_positions",
    "checkpoint_precision",
    "checkpoint_kv_precision",
    "approximate_shape",
    "license",
    "released",
    "verified",
  ];
  return (
    assignments("x", {
      ...plain(model, texts),
      kind: MODEL_KIND(model.kind),
      fp8_block_scales: literal(model.fp8_block_scales ?? model.checkpoint_precision === "fp8"),
      ...mainSource(model),
    }) +
    storedFields(model, precisions) +
    towerFields(model, families) +
    model.attention
      .map((group) => layerGroup("attention", "AttentionLayers", group, ATTENTION_KIND))
      .join("") +
    model.feed_forward
      .map((group) => layerGroup("feed_forward", "FeedForwardLayers", group))
      .join("")
  );
}

const DENOISER_KIND = enumerator("DenoiserKind");
const inside = (part, entry) =>
  Object.fromEntries(
    Object.entries(entry)
      .filter(([name]) => !name.endsWith("_basis"))
      .map(([name, value]) => [`${part}.${name}`, literal(value)]),
  );

export function imageModelRow(model) {
  const { denoiser, text_encoders: encoders, decoder = {}, video = {} } = model;
  const { channels = [], ...decoding } = decoder;
  const { kind, levels = [], ...rest } = denoiser;
  const shape = Object.entries(rest).filter(([name]) => name !== "other_parameters_basis");
  const texts = [
    "id",
    "name",
    "family",
    "denoiser_parameters",
    "denoisers",
    "latent_channels",
    "latent_scale",
    "vae_parameters",
    "vae_decodes_in_fp32",
    "default_width",
    "default_height",
    "default_steps",
    "guidance",
    "checkpoint_precision",
    "license",
    "verified",
  ];
  const fields = (entry) =>
    Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, literal(value)]));
  return (
    assignments("x", {
      ...plain(model, texts),
      ...inside("denoiser", Object.fromEntries(shape)),
      "denoiser.kind": DENOISER_KIND(kind),
      ...inside("decoder", decoding),
      ...inside("clip", video),
      ...mainSource(model),
    }) +
    levels.map((level) => append("denoiser.levels", "UnetLevel", fields(level))).join("") +
    channels
      .map((wide) => `  x.decoder.channels.items[x.decoder.channels.count++] = ${literal(wide)};\n`)
      .join("") +
    encoders.map((encoder) => append("text_encoders", "TextEncoder", fields(encoder))).join("")
  );
}

const OFFER_KIND = enumerator("OfferKind");

export function offerRow(offer) {
  const texts = [
    "id",
    "provider",
    "instance",
    "gpu",
    "gpu_count",
    "usd_per_gpu_hour",
    "vcpus",
    "ram_gb",
    "region",
    "as_of",
    "current",
    "source",
  ];
  return assignments("x", { ...plain(offer, texts), kind: OFFER_KIND(offer.kind) });
}

export function weightPrecisionRow(precision) {
  return assignments("x", plain(precision, WEIGHT_PRECISION));
}

export function kvPrecisionRow(precision) {
  return assignments("x", plain(precision, ["id", "name", "element_bytes", "source"]));
}

/** Lists become texts of words, so that a row is of one size. */
export function engineSupportRow(row) {
  const words = (list) => text((list ?? []).join(" "));
  return assignments("x", {
    engine: text(row.engine),
    vendor: text(row.vendor ?? ""),
    generations: words(row.generations),
    from: number(row.from ?? 0),
    below: number(row.below ?? 0),
    weights: words(row.weights),
    kv_cache: words(row.kv_cache),
    fp8_cache_is_e5m2: literal(row.fp8_cache_is_e5m2 ?? false),
    offered: literal(row.offered ?? true),
    cards: words(row.cards),
    most_users: number(row.most_users ?? 0),
  });
}

/** Every field of data/engines.json but the basis: one that core/catalog/engine.h lacks fails to compile. */
export function engineRow(engine) {
  const apart = ["basis", "card_limits", "collective_bytes", "flags", "ports"];
  const fields = Object.keys(engine).filter((field) => !apart.includes(field));
  const buffers = Object.entries(engine.collective_bytes ?? {}).map(([links, bytes]) => [
    `collective_bytes.${links}`,
    number(bytes),
  ]);
  const limits = engine.card_limits.map(({ below_gib, ...counts }) =>
    append("card_limits", "CardLimits", {
      below_bytes: scaled(below_gib, GIB),
      ...plain(counts, Object.keys(counts)),
    }),
  );
  const makers = Object.keys(engine.ports ?? {});
  const ports = makers.length > 0 ? { ports: text(`|${makers.join("|")}|`) } : {};
  const flags = (engine.flags ?? []).map((flag) => `  x.flags.push(EngineFlag::${flag});\n`);
  return (
    assignments("x", { ...plain(engine, fields), ...ports, ...Object.fromEntries(buffers) }) +
    [...limits, ...flags].join("")
  );
}

/** Every value of data/judgement.json, by group; one that core/catalog/judgement.h lacks fails to compile. */
export function judgementRow({ groups }) {
  const values = Object.entries(groups).flatMap(([group, entries]) =>
    Object.entries(entries).map(([name, { value }]) => [`${group}.${name}`, number(value)]),
  );
  return assignments("x", Object.fromEntries(values));
}

const QUALITY_LOSS = enumerator("QualityLoss");

export function formatQualityRow({ id, grade, ppl_ratio: ratio, same_token_share, note, source }) {
  return assignments("x", {
    id: text(id),
    loss: QUALITY_LOSS(grade),
    least_ppl_ratio: number(ratio?.[0] ?? 0),
    most_ppl_ratio: number(ratio?.[1] ?? 0),
    same_token_share: number(same_token_share ?? 0),
    note: text(note),
    source: text(source),
  });
}

export function unreadRow({ names, model, missing }) {
  return assignments("x", {
    names: text(names),
    model: literal(model),
    missing: text(missing),
  });
}

export function aliasRow({ alias, id }) {
  return assignments("x", { alias: text(alias), id: text(id) });
}

const FRAMEWORK_ENUMERATORS = {
  kernels: enumerator("TrainingKernels"),
  attention: enumerator("TrainingAttention"),
  logits: enumerator("LogitsHandling"),
  vision_logits: enumerator("LogitsHandling"),
};

export function purchasePriceRow(price) {
  return assignments(
    "x",
    plain(price, ["gpu", "usd", "usd_low", "usd_high", "condition", "as_of", "source"]),
  );
}

/** The values of what a question about buying assumes; their sources stay in data/ownership.json. */
export function ownershipDefaultsRow(defaults) {
  const values = Object.entries(defaults).map(([name, { value }]) => [name, number(value)]);
  return assignments("x", Object.fromEntries(values));
}

/** Every field of data/training_frameworks.json; an unknown one does not compile. */
export function trainingFrameworkRow(framework) {
  const fields = Object.entries(framework).map(([name, value]) => [
    name,
    (FRAMEWORK_ENUMERATORS[name] ?? literal)(value),
  ]);
  return assignments("x", Object.fromEntries(fields));
}
