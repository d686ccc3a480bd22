// Attention layers of a configuration, grouped by kind.

/** Layers of each kind: {windowed, full, linear, window}. */
function layerMix({ get }, layers) {
  const window = get("sliding_window", get("attention_chunk_size", 0));
  const types = get("layer_types");
  const pattern = get("sliding_window_pattern", 0);
  const linearEvery = get("full_attention_interval", 0);
  const wholeEvery = get("no_rope_layer_interval", 0);
  const mix = { windowed: 0, full: layers, linear: 0, window };
  const split = (kind, full) => ({ ...mix, full, [kind]: layers - full });
  if (types) {
    const count = (name) =>
      Array.isArray(types) ? types.filter((type) => type === name).length : (types[name] ?? 0);
    return {
      ...mix,
      windowed: count("sliding_attention") + count("chunked_attention"),
      full: count("full_attention"),
      linear: count("linear_attention"),
    };
  }
  if (linearEvery > 1) return split("linear", Math.floor(layers / linearEvery));
  if (get("use_sliding_window", true) === false || !window) return mix;
  return split("windowed", Math.floor(layers / (pattern || wholeEvery || Infinity)));
}

function latent({ get, need }, layers) {
  const optional = { q_lora_rank: get("q_lora_rank"), index_topk: get("index_topk") };
  const indexer = optional.index_topk
    ? { index_heads: need("index_n_heads"), index_head_dim: need("index_head_dim") }
    : {};
  return {
    kind: "multi_head_latent",
    layers,
    heads: need("heads"),
    ...(optional.q_lora_rank ? { q_lora_rank: optional.q_lora_rank } : {}),
    kv_lora_rank: need("kv_lora_rank"),
    rope_head_dim: need("qk_rope_head_dim"),
    nope_head_dim: need("qk_nope_head_dim"),
    v_head_dim: need("v_head_dim"),
    ...(optional.index_topk ? { index_topk: optional.index_topk, ...indexer } : {}),
  };
}

/** Gated DeltaNet (Qwen3-Next, Qwen3.5): the formulas of data/README.md. */
function linear({ get, need }, layers, hidden) {
  const [keyHeads, valueHeads] = [need("linear_num_key_heads"), need("linear_num_value_heads")];
  const [keyDim, valueDim] = [need("linear_key_head_dim"), need("linear_value_head_dim")];
  const kernel = get("linear_conv_kernel_dim", 4);
  const values = valueHeads * valueDim;
  const channels = 2 * keyHeads * keyDim + values;
  const projections = hidden * (channels + values) + 2 * hidden * valueHeads + values * hidden;
  return {
    kind: "linear",
    layers,
    heads: valueHeads,
    head_dim: keyDim,
    v_head_dim: valueDim,
    linear_parameters: projections + kernel * channels + 2 * valueHeads + valueDim,
    state_elements: valueHeads * keyDim * valueDim,
    convolution_elements: (kernel - 1) * channels,
  };
}

/** The groups of a model of `layers` layers. */
export function attentionOf(fields, traits, { hidden, layers }) {
  const { get, need } = fields;
  if (get("kv_lora_rank")) return [latent(fields, layers)];
  const heads = need("heads");
  const several = get("new_decoder_architecture", false);
  const one = get("multi_query", false) && !several;
  const width = get("head_dim", hidden / heads);
  const mix = layerMix(fields, layers);
  const grouped = {
    kind: "grouped_query",
    heads,
    kv_heads: get("kv_heads", one ? 1 : heads),
    head_dim: width,
    v_head_dim: get("v_head_dim", width),
    ...(get("attn_output_gate", traits.output_gate) ? { output_gate: true } : {}),
    ...(get("attention_bias", traits.qkv_bias) ? { qkv_bias: true } : {}),
  };
  const { kind, ...rest } = grouped;
  const groups = [];
  if (mix.windowed > 0) groups.push({ kind, layers: mix.windowed, ...rest, window: mix.window });
  if (mix.full > 0) groups.push({ kind, layers: mix.full, ...rest });
  if (mix.linear > 0) groups.push(linear(fields, mix.linear, hidden));
  return groups;
}
