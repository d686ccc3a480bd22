import type { JsonObject } from "../../state/described.ts";
import type { ModelProblem, ModelSource } from "./model-text.ts";

/** What a GGUF header says, as the reader hands it on. */
export interface GgufHeader {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly tensorInfos: readonly { readonly name: string; readonly shape: readonly bigint[] }[];
}

/** Kinds of tensor that a description accounts for; the names are llama.cpp's. */
const knownTensors =
  /^(token_embd|output|blk\.\d+\.(attn_(q|k|v|qkv|output|q_a|q_b|kv_a_mqa|kv_b|k_b|v_b)|ffn_(gate|up|down|gate_up)(_exps|_shexp)?|ffn_gate_inp(_shexp)?))\.weight$/;

/** Metadata that says what a description cannot: layers of other kinds. */
const unsupportedMetadata =
  /^(ssm\.|wkv\.|full_attention_interval$|attention\.sliding_window_type$)/;

/**
 * The model in a GGUF file, from the key-value pairs and tensor shapes of its header (llama.cpp's
 * gguf-py/gguf/constants.py lists them). `format` is its file type, such as "Q4_K_M".
 */
export function modelFromGguf(
  { metadata, tensorInfos }: GgufHeader,
  format: string | undefined,
  fileName: string,
): ModelSource | ModelProblem {
  const said = (key: string): string | undefined => {
    const value = metadata[key];
    return typeof value === "string" ? value : undefined;
  };
  const architecture = said("general.architecture") ?? "";
  const own = Object.entries(metadata).filter(([key]) => key.startsWith(`${architecture}.`));
  const values = new Map(own.map(([key, value]) => [key.slice(architecture.length + 1), value]));
  const foreign = [...values.keys()].find((key) => unsupportedMetadata.test(key));
  if (!architecture || foreign)
    return { problem: "unsupported", detail: `${architecture}.${foreign ?? "block_count"}` };

  const number = (key: string): number | undefined => {
    const value = values.get(key);
    const most = Array.isArray(value) ? Math.max(...value.map(Number)) : Number(value);
    return value === undefined || !Number.isFinite(most) ? undefined : most;
  };
  const shapeOf = (name: string) => tensorInfos.find((tensor) => tensor.name === name)?.shape;
  const layers = number("block_count") ?? 0;
  const hidden = number("embedding_length") ?? 0;
  const vocabulary = Number(shapeOf("token_embd.weight")?.[1] ?? number("vocab_size") ?? 0);
  const inParts = Number(metadata["split.count"] ?? 1) > 1;
  const model: JsonObject = {
    name: said("general.name") ?? fileName.replace(/\.gguf$/i, ""),
    hidden,
    vocabulary,
    tied_embeddings: !inParts && !shapeOf("output.weight"),
    attention: attention(values, number, layers, hidden),
    feed_forward: feedForward(number, layers, shapeOf),
    other_parameters: elements(tensorInfos.filter(({ shape }) => shape.length === 1)),
    max_context_tokens: number("context_length") ?? 0,
  };
  const ignored = tensorInfos
    .filter(({ name, shape }) => shape.length > 1 && !knownTensors.test(name))
    .map(({ name }) => name.replace(/^blk\.\d+\./, "blk.*."));
  return {
    model,
    weights: format === "F32" ? "fp32" : format === "F16" ? "fp16" : format?.toLowerCase(),
    engine: "llama.cpp",
    ...(inParts ? {} : { parameters: elements(tensorInfos) }),
    ignored: [...new Set(ignored)],
  };
}

type NumberOf = (key: string) => number | undefined;

/** Layers with the whole context and, where the file lists them, layers with a window. */
function attention(
  values: ReadonlyMap<string, unknown>,
  number: NumberOf,
  layers: number,
  hidden: number,
): JsonObject[] {
  const heads = number("attention.head_count") ?? 0;
  const latentRank = number("attention.kv_lora_rank");
  if (latentRank) {
    const rope = number("rope.dimension_count") ?? 0;
    const key = number("attention.key_length_mla") ?? number("attention.key_length") ?? 0;
    return [
      {
        kind: "multi_head_latent",
        layers,
        heads,
        kv_lora_rank: latentRank,
        q_lora_rank: number("attention.q_lora_rank") ?? 0,
        rope_head_dim: rope,
        nope_head_dim: key - rope,
        v_head_dim: number("attention.value_length_mla") ?? number("attention.value_length") ?? 0,
      },
    ];
  }
  const headDim = number("attention.key_length") ?? hidden / heads;
  const group = {
    heads,
    kv_heads: number("attention.head_count_kv") ?? heads,
    head_dim: headDim,
    v_head_dim: number("attention.value_length") ?? headDim,
  };
  const pattern = values.get("attention.sliding_window_pattern");
  const windowed = Array.isArray(pattern) ? pattern.filter(Boolean).length : 0;
  return [
    ...(windowed < layers ? [{ layers: layers - windowed, ...group }] : []),
    ...(windowed > 0
      ? [{ layers: windowed, ...group, window: number("attention.sliding_window") ?? 0 }]
      : []),
  ];
}

function feedForward(
  number: NumberOf,
  layers: number,
  shapeOf: (name: string) => readonly bigint[] | undefined,
): JsonObject[] {
  const width = number("feed_forward_length") ?? 0;
  const experts = number("expert_count") ?? 0;
  const dense = experts ? (number("leading_dense_block_count") ?? 0) : layers;
  const up = Number(shapeOf("blk.0.ffn_up.weight")?.[1] ?? 0);
  const gated = shapeOf("blk.0.ffn_gate.weight") !== undefined || up === 2 * width || up === 0;
  const expertWidth = number("expert_feed_forward_length") ?? width;
  const shared = number("expert_shared_count") ?? 0;
  return [
    ...(dense > 0 ? [{ layers: dense, intermediate: width, matrices: gated ? 3 : 2 }] : []),
    ...(experts
      ? [
          {
            layers: layers - dense,
            experts,
            experts_per_token: number("expert_used_count") ?? 0,
            expert_intermediate: expertWidth,
            shared_intermediate:
              number("expert_shared_feed_forward_length") ?? shared * expertWidth,
          },
        ]
      : []),
  ];
}

function elements(tensors: GgufHeader["tensorInfos"]): number {
  return tensors.reduce(
    (sum, { shape }) => sum + shape.reduce((product, size) => product * Number(size), 1),
    0,
  );
}
