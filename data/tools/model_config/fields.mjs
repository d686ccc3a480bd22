// One name for what families call by different names. What is read is remembered, so that a recorded
// configuration holds what shapes the model and nothing else.

const NAMES = {
  hidden: ["hidden_size", "n_embd", "d_model"],
  layers: ["num_hidden_layers", "n_layer", "n_layers", "num_layers"],
  heads: ["num_attention_heads", "n_head", "n_heads"],
  kv_heads: ["num_key_value_heads", "num_kv_heads", "multi_query_group_num"],
  head_dim: ["head_dim", "kv_channels"],
  intermediate: ["intermediate_size", "ffn_hidden_size", "ffn_dim", "n_inner"],
  vocabulary: ["vocab_size", "padded_vocab_size"],
  context: ["max_position_embeddings", "n_positions", "max_seq_len", "seq_length"],
  experts: ["n_routed_experts", "num_experts", "num_local_experts"],
};

/** Reads a configuration by the names above, or by its own; `defaults` are those of its class. */
export function fieldsOf(config, defaults) {
  const read = new Set();
  const get = (name, otherwise) => {
    for (const key of NAMES[name] ?? [name]) {
      read.add(key);
      if (config[key] !== undefined && config[key] !== null) return config[key];
      if (config[key] === undefined && defaults[key] !== undefined) return defaults[key];
    }
    return otherwise;
  };
  const need = (name) => {
    const value = get(name);
    if (value === undefined)
      throw new Error(`config.json: ${(NAMES[name] ?? [name])[0]} is missing`);
    return value;
  };
  return { get, need, read };
}
