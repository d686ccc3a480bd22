// Feed-forward blocks of a configuration, grouped by kind.

/** Layers with a dense block in a mixture of experts. */
function denseLayers({ get }, layers) {
  const every = get("interleave_moe_layer_step", get("decoder_sparse_step", 1));
  const first = get("first_k_dense_replace", 0);
  const listed = Object.keys(get("mlp_only_layers", [])).length;
  return every > 1 ? layers - Math.floor(layers / every) : first + listed;
}

function sharedWidth({ get }, expert, traits) {
  const width = get("shared_expert_intermediate_size");
  if (width) return width;
  return get("n_shared_experts", traits.shared_experts ?? 0) * expert;
}

export function feedForwardOf(fields, traits, { hidden, layers }) {
  const { get, need } = fields;
  const dense = get("intermediate", hidden * get("expansion_ratio", 4));
  const plain = traits.matrices === 2 ? { matrices: 2 } : {};
  const experts = get("experts", 0);
  if (!experts) return [{ layers, intermediate: dense, ...plain }];
  const expert = get("moe_intermediate_size", dense);
  const visited = get("num_experts_per_tok", get("experts_per_token"));
  if (!visited) need("num_experts_per_tok");
  const shared = sharedWidth(fields, expert, traits);
  const before = denseLayers(fields, layers);
  const groups = [];
  if (before > 0)
    groups.push({ layers: before, intermediate: get("intermediate_size_mlp", dense) });
  groups.push({
    layers: layers - before,
    experts,
    experts_per_token: visited,
    expert_intermediate: expert,
    ...(shared > 0 ? { shared_intermediate: shared } : {}),
  });
  return groups;
}
