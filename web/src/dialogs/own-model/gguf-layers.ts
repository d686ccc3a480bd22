import type { JsonObject } from "../../state/described.ts";

/** How many tokens the layers with a window look back. */
export const WINDOW = "attention.sliding_window";

/**
 * Of architectures whose files do not say which layers have a window: after how many layers one has the whole
 * context (llama.cpp, src/llama-model.cpp: set_swa_pattern).
 */
const windowPeriods: Readonly<Record<string, number>> = {
  phi3: 1,
  gemma2: 2,
  "gpt-oss": 2,
  cohere2: 4,
  exaone4: 4,
  olmo2: 4,
  gemma3: 6,
  "gemma-embedding": 6,
};

/** More than any model has; a damaged file may claim billions. */
const MOST_LAYERS = 10_000;

/** What the file says of its architecture, by key without the architecture's name. */
type Values = ReadonlyMap<string, unknown>;

/** A value as a number; of a list, which has one for each layer, that of `layer`. */
export function numberIn(value: unknown, layer = 0): number | undefined {
  const one: unknown = Array.isArray(value) ? value[layer] : value;
  const number = Number(one);
  return one === undefined || !Number.isFinite(number) ? undefined : number;
}

/** Layers of the same kind together, with how many they are. */
function grouped(layers: number, kindOf: (layer: number) => JsonObject): JsonObject[] {
  const counts = new Map<string, number>();
  for (let layer = 0; layer < Math.min(layers, MOST_LAYERS); layer++) {
    const kind = JSON.stringify(kindOf(layer));
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => ({
    layers: count,
    ...(JSON.parse(kind) as JsonObject),
  }));
}

/**
 * Which layers look back no further than the window, of all that the file describes; undefined where neither the
 * file nor llama.cpp says it. A period of n leaves every n-th layer the whole context.
 */
export function windowedLayers(
  values: Values,
  architecture: string,
): ((layer: number) => boolean) | undefined {
  const pattern = values.get("attention.sliding_window_pattern") ?? windowPeriods[architecture];
  if (Array.isArray(pattern)) return (layer) => Boolean(pattern[layer]);
  const period = numberIn(pattern);
  return period === undefined ? undefined : (layer) => period === 0 || layer % period < period - 1;
}

/** Layers with the whole context, and layers with a window. */
export function attention(
  values: Values,
  layers: number,
  hidden: number,
  windowed: ((layer: number) => boolean) | undefined,
): JsonObject[] {
  const number = (key: string) => numberIn(values.get(key));
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
  const window = number(WINDOW) ?? 0;
  return grouped(layers, (layer) => {
    const at = (key: string) => numberIn(values.get(key), layer);
    const narrow = window > 0 && Boolean(windowed?.(layer));
    const own = at("attention.head_count") ?? 0;
    const keyLength =
      (narrow ? at("attention.key_length_swa") : undefined) ?? at("attention.key_length");
    const headDim = keyLength ?? hidden / own;
    const valueLength = narrow ? at("attention.value_length_swa") : undefined;
    return {
      heads: own,
      kv_heads: at("attention.head_count_kv") ?? own,
      head_dim: headDim,
      v_head_dim: valueLength ?? at("attention.value_length") ?? headDim,
      ...(narrow ? { window } : {}),
    };
  });
}

export function feedForward(
  values: Values,
  layers: number,
  shapeOf: (name: string) => readonly bigint[] | undefined,
): JsonObject[] {
  const number = (key: string) => numberIn(values.get(key));
  const experts = number("expert_count") ?? 0;
  const dense = experts ? (number("leading_dense_block_count") ?? 0) : layers;
  const up = Number(shapeOf("blk.0.ffn_up.weight")?.[1] ?? 0);
  const first = number("feed_forward_length") ?? 0;
  const gated = shapeOf("blk.0.ffn_gate.weight") !== undefined || up === 2 * first || up === 0;
  const shared = number("expert_shared_count") ?? 0;
  return grouped(layers, (layer) => {
    const width = numberIn(values.get("feed_forward_length"), layer) ?? 0;
    if (layer < dense) return { intermediate: width, matrices: gated ? 3 : 2 };
    const expertWidth = number("expert_feed_forward_length") ?? width;
    return {
      experts,
      experts_per_token: number("expert_used_count") ?? 0,
      expert_intermediate: expertWidth,
      shared_intermediate: number("expert_shared_feed_forward_length") ?? shared * expertWidth,
    };
  });
}
