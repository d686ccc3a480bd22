// Every range and every largest number of entries that a schema of the contract states: what stands at its ends is
// taken, what is beyond them is refused by the name of the field and with the range. And the size of a request.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { core } from "./random/requests.mjs";

const folder = new URL("../../data/schema/", import.meta.url);
const schemas = new Map();
function schemaOf(file) {
  if (!schemas.has(file))
    schemas.set(file, JSON.parse(readFileSync(new URL(file, folder), "utf8")));
  return schemas.get(file);
}

/** What `$ref` of a schema in `file` stands for, with the file it is in. */
function resolved(node, file) {
  if (!node.$ref) return [node, file];
  const [other, pointer] = node.$ref.split("#");
  const home = other || file;
  const at = pointer ? pointer.split("/").slice(1) : [];
  return resolved(
    at.reduce((inner, key) => inner[key], schemaOf(home)),
    home,
  );
}

/** Every place in a schema that states a range of numbers or of entries. */
function stated(node, file, path = []) {
  const [schema, home] = resolved(node, file);
  const own = ["maximum", "exclusiveMaximum", "maxItems"].some((limit) => limit in schema);
  const within = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
    stated(inner, home, [...path, name]),
  );
  const each =
    schema.items?.properties || schema.items?.$ref ? stated(schema.items, home, [...path, 0]) : [];
  const either = (schema.oneOf ?? schema.anyOf ?? []).flatMap((one) => stated(one, home, path));
  return [...(own ? [{ path, schema }] : []), ...within, ...each, ...either];
}

const card = {
  name: "ours",
  memory_gb: 48,
  memory_bandwidth_gb_s: 864,
  fp32_tflops: 91,
  fp16_tensor_dense_tflops: 181,
};
const attention = { layers: 32, heads: 32, kv_heads: 8, head_dim: 128 };
const shape = {
  hidden: 4096,
  vocabulary: 128256,
  attention: [attention],
  feed_forward: [{ layers: 32, intermediate: 14336 }],
};
const serving = { workload: "serving", model: "Qwen/Qwen3-8B", gpu: "h100-sxm-80gb" };
const need = { concurrency: 4, input_tokens: 512, output_tokens: 64 };
const run = { method: "lora", dataset_tokens: 1e6, sequence_length: 1024 };
const offer = { gpu: "h100-sxm-80gb", usd_per_gpu_hour: 1 };

/** A request of each schema, with what else it must say where a part is described. */
const asked = {
  serving: { ...serving, offers: [offer] },
  training: { ...serving, workload: "training", method: "lora", sequence_length: 1024 },
  reinforcement: {
    ...{ ...serving, workload: "reinforcement", method: "ppo" },
    ...{ gpu_count: 16, placement: "split" },
  },
  image: { workload: "image", model: "stabilityai/stable-diffusion-xl-base-1.0", gpu: serving.gpu },
  video: { workload: "video", model: "Wan-AI/Wan2.1-T2V-14B", gpu: serving.gpu },
  embedding: {
    // It reads as much as any.
    ...{ workload: "embedding", model: "meta-llama/Llama-4-Scout-17B-16E-Instruct" },
    ...{ gpu: serving.gpu, query_tokens: 16 },
  },
  speech: { workload: "speech", model: "openai/whisper-large-v3", gpu: serving.gpu },
  hpc: { workload: "hpc", gpu: serving.gpu, arithmetic_intensity: 2 },
  plan: { model: serving.model, serving: need, training: run, gpus: ["h100-sxm-80gb"] },
  compare: { request: serving, gpus: [serving.gpu] },
  own: { gpu: serving.gpu },
};
const methods = { plan: "plan", compare: "compare", own: "own" };

/** What belongs beside a field for it to mean something, by its name. */
const latent = {
  kind: "multi_head_latent",
  ...{ layers: 32, heads: 32, kv_lora_rank: 512, rope_head_dim: 64, nope_head_dim: 128 },
  ...{ v_head_dim: 128, index_topk: 2048, index_heads: 64, index_head_dim: 128 },
};
const linear = { kind: "linear", layers: 32, linear_parameters: 1e7 };
const experts = { layers: 32, experts: 16_384, experts_per_token: 4, expert_intermediate: 1024 };
const beside = [
  [/lora_rank|rope_head_dim|nope_head_dim|index_/, "attention", [latent]],
  [/state_elements|convolution_elements/, "attention", [linear]],
  [/expert|shared_intermediate/, "feed_forward", [experts]],
  [/accepted_tokens_per_step/, "speculative", { draft_tokens: 16, accepted_tokens_per_step: 2 }],
  [/first_input_tokens|tool_seconds|turns/, "sessions", { turns: 3 }],
];
/** How requests arrive where a field of `arrivals` is said, or `sessions` are. */
const arriving = {
  burstiness: { load: "open", arrivals: { requests_per_second: 1 } },
  requests_per_second: { load: "open" },
  sessions_per_second: { load: "sessions", sessions: { turns: 3 } },
  think_seconds: { load: "steady", concurrency: 4 },
  requests: { load: "job" },
};
const conversations = { load: "sessions", arrivals: { sessions_per_second: 1 } };

/** What prompts show, for a model that sees; how it is prepared needs something to prepare. */
const shown = {
  images: { count: 1, width: 640, height: 640 },
  video: { seconds: 5, width: 640, height: 640 },
};

/** A request that may say what is at `path`. */
function base(name, path) {
  const request = structuredClone(asked[name]);
  const [holder, [part, ...rest]] =
    path[0] === "request" ? [request.request, path.slice(1)] : [request, path];
  const field = path.at(-1);
  const described = rest.length > 0;
  if (part === "arrivals") Object.assign(holder, structuredClone(arriving[field]));
  if (part === "sessions") Object.assign(holder, structuredClone(conversations));
  if (part === "gpu" && described) holder.gpu = { ...card };
  if (part === "model" && described) holder.model = structuredClone({ ...shape, name: "ours" });
  if (part === "offers" && described) holder.offers = [{ ...offer }];
  if (field === "requests_per_second" && part === "serving") delete holder.serving.concurrency;
  if (part === "max_gpus" || part === "existing") delete holder.serving; // it may have fewer
  if (part === "model_params_billion") delete holder.model;
  if (part === "prices" || part === "existing") holder[part] = [{ gpu: serving.gpu }];
  if (part === "disaggregation") holder.gpu_count = 512;
  if (part === "offload") holder.engine = "llama.cpp";
  if (part === "lora") holder.engine = "vllm";
  if (part === "mixed") {
    Object.assign(holder, { gpu: "rtx-3090-24gb", engine: "llama.cpp", load: "steady" });
    holder.precision = { weights: "q4_k_m" };
    holder.mixed = { cards: [{ gpu: "rtx-4090-24gb" }], shares: [0.5, 0.5] };
  }
  if (part === "colocation") {
    Object.assign(holder, { gpu_count: 1, load: "steady" });
    holder.colocation = { companions: [{ memory_gb: 1 }] };
  }
  const seen = path.findIndex((key) => key in shown || key === "vision");
  if (seen >= 0) {
    holder.model = "Qwen/Qwen3-VL-8B-Instruct";
    const prompt = part === "serving" ? holder.serving : holder;
    const group = path[seen] in shown ? path[seen] : "images";
    const isList = typeof (path[seen + 1] ?? 0) === "number";
    prompt[group] = isList ? [{ ...shown[group] }] : { ...shown[group] };
  }
  for (const [named, list, content] of described ? beside : []) {
    if (!named.test(field)) continue;
    if (part === "model") holder.model[list] = structuredClone(content);
    else if (part === list) holder[list] = structuredClone(content);
  }
  return request;
}

/** `request` with `value` at `path`. */
function saying(request, path, value) {
  let inner = request;
  for (const [i, key] of path.slice(0, -1).entries()) {
    inner[key] ??= typeof path[i + 1] === "number" ? [{}] : {};
    inner = inner[key];
  }
  inner[path.at(-1)] = value;
  return request;
}

const spelled = (path) =>
  path
    .reduce((text, key) => (typeof key === "number" ? `${text}[${key}]` : `${text}.${key}`), "")
    .slice(1);

/** What the core finds wrong with the field itself, not with what follows from it. */
function refusal(name, path, value) {
  const answer = core[methods[name] ?? "estimate"](saying(base(name, path), path, value));
  const { error } = answer;
  return error?.field === spelled(path) && (error.range || Array.isArray(value))
    ? error
    : undefined;
}

/** An entry of each list that is of names. */
const entries = {
  vendors: "NVIDIA",
  gpus: serving.gpu,
  compare: serving.gpu,
  providers: "AWS",
  terms: "on_demand",
};

/** What is wrong with what the core says of one more than `most` entries, and of `most`. */
function entriesProblems(name, path, most) {
  const [field] = path.slice(-1);
  const listed = path.reduce((inner, key) => inner?.[key], base(name, path));
  const entry = listed?.[0] ?? entries[field] ?? offer;
  const error = refusal(name, path, Array(most + 1).fill(entry));
  return [
    ...(error?.message.includes(String(most))
      ? []
      : [`${most + 1} entries: ${JSON.stringify(error)}`]),
    ...(refusal(name, path, Array(most).fill(entry)) ? [`${most} entries are refused`] : []),
  ];
}

function rangeProblems(name, path, schema) {
  const least = schema.minimum ?? schema.exclusiveMinimum;
  const most = schema.maximum ?? schema.exclusiveMaximum;
  const inRange = [least, most].filter(
    (end) => end !== schema.exclusiveMinimum && end !== schema.exclusiveMaximum,
  );
  const beyond = [least - 1, most + Math.max(1, most * 1e-6)];
  const key = path.findLast((one) => typeof one === "string");
  return [
    ...beyond.flatMap((value) => {
      const error = refusal(name, path, schema.type === "integer" ? Math.floor(value) : value);
      if (error === undefined) return [`takes ${value} of ${least} to ${most}`];
      const says = error.message.includes(key) && String(error.range) === String([least, most]);
      return says ? [] : [JSON.stringify(error)];
    }),
    ...inRange.filter((end) => refusal(name, path, end)).map((end) => `refuses ${end}`),
  ];
}

/** Ranges that depend on what else is said. */
const ofOthers = ["p90", "power_cap_w", "mean_power_w"];

let checked = 0;
for (const name of Object.keys(asked)) {
  test(`the ranges that a request of ${name} states`, () => {
    const problems = stated({ $ref: `${name}_request.schema.json` }, "").flatMap(
      ({ path, schema }) => {
        if (ofOthers.includes(path.at(-1))) return [];
        checked += 1;
        const found =
          "maxItems" in schema
            ? entriesProblems(name, path, schema.maxItems)
            : rangeProblems(name, path, schema);
        return found.map((problem) => `${spelled(path)}: ${problem}`);
      },
    );
    assert.deepEqual(problems, []);
  });
}
test("no range is left out", () => assert.ok(checked > 300, String(checked)));

test("a request may have 32,000,000 bytes, and not one more", () => {
  const text = JSON.stringify(serving);
  const padded = (bytes) => JSON.parse(core.answer("estimate", text.padEnd(bytes)));
  assert.equal(padded(32_000_000).error, undefined);
  const { error } = padded(32_000_001);
  assert.deepEqual([error.code, error.range], ["too_large", [0, 32_000_000]]);
});

test("what is nested too deep is no request", () => {
  for (const depth of [1_000, 1_000_000]) {
    const text = `{"workload":"serving","model":${"[".repeat(depth)}${"]".repeat(depth)}}`;
    assert.match(JSON.parse(core.answer("estimate", text)).error.code, /bad_json|bad_value/);
  }
});
