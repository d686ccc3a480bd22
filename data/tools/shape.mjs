// Parameters that a model's shapes derive; the same rules as core/catalog/model_shape.cpp, so that a
// published count can be held against them before anything is compiled.

function groupedQuery(hidden, group) {
  const query = group.heads * group.head_dim;
  const key = group.kv_heads * group.head_dim;
  const value = group.shares_key_value ? 0 : group.kv_heads * group.v_head_dim;
  const cached = group.reuses_cache ? 0 : key + value;
  const biases = group.qkv_bias ? query + key + value : 0;
  return (
    hidden * query * (group.output_gate ? 2 : 1) +
    hidden * cached +
    group.heads * group.v_head_dim * hidden +
    biases
  );
}

function multiHeadLatent(hidden, group) {
  const query = group.heads * (group.nope_head_dim + group.rope_head_dim);
  const rank = group.q_lora_rank ?? 0;
  const queries = rank > 0 ? hidden * rank + rank * query : hidden * query;
  const compress = hidden * (group.kv_lora_rank + group.rope_head_dim);
  const expand = group.kv_lora_rank * group.heads * (group.nope_head_dim + group.v_head_dim);
  const indexer = group.index_topk
    ? rank * (group.index_heads ?? 0) * (group.index_head_dim ?? 0) +
      hidden * ((group.index_head_dim ?? 0) + (group.index_heads ?? 0))
    : 0;
  const output = group.heads * group.v_head_dim * hidden;
  return queries + compress + expand + output * (group.output_gate ? 2 : 1) + indexer;
}

const ATTENTION = { grouped_query: groupedQuery, multi_head_latent: multiHeadLatent };

/** Parameters of one layer's mixer: stated where its widths do not derive them. */
function attention(hidden, group) {
  return group.linear_parameters || ATTENTION[group.kind](hidden, group);
}

function feedForward(hidden, group) {
  const matrices = group.matrices ?? 3;
  const block = matrices * hidden * (group.intermediate ?? 0);
  if (!group.experts) return block;
  const routed = group.experts * matrices * hidden * group.expert_intermediate;
  const shared = matrices * hidden * (group.shared_intermediate ?? 0);
  return block + routed + shared + hidden * group.experts;
}

/** Parameters of embeddings, attention and feed-forward blocks: all but norms, biases and vision. */
export function derivedParameters(model) {
  const sum = (groups, count) =>
    groups.reduce((total, group) => total + group.layers * count(model.hidden, group), 0);
  const embeddings = model.hidden * model.vocabulary * (model.tied_embeddings ? 1 : 2);
  return embeddings + sum(model.attention, attention) + sum(model.feed_forward, feedForward);
}
