import type { JsonObject } from "../../state/described.ts";
import { attention, feedForward, numberIn, WINDOW, windowedLayers } from "./gguf-layers.ts";
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

  const number = (key: string): number | undefined => numberIn(values.get(key));
  const shapeOf = (name: string) => tensorInfos.find((tensor) => tensor.name === name)?.shape;
  const layers = number("block_count") ?? 0;
  const hidden = number("embedding_length") ?? 0;
  const vocabulary = Number(shapeOf("token_embd.weight")?.[1] ?? number("vocab_size") ?? 0);
  const windowed = windowedLayers(values, architecture);
  const inParts = Number(metadata["split.count"] ?? 1) > 1;
  const model: JsonObject = {
    name: said("general.name") ?? fileName.replace(/\.gguf$/i, ""),
    hidden,
    vocabulary,
    tied_embeddings: !inParts && !shapeOf("output.weight"),
    attention: attention(values, layers, hidden, windowed),
    feed_forward: feedForward(values, layers, shapeOf),
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
    ignored: [
      ...(number(WINDOW) && !windowed ? [`${architecture}.${WINDOW}`] : []),
      ...new Set(ignored),
    ],
  };
}

function elements(tensors: GgufHeader["tensorInfos"]): number {
  return tensors.reduce(
    (sum, { shape }) => sum + shape.reduce((product, size) => product * Number(size), 1),
    0,
  );
}
