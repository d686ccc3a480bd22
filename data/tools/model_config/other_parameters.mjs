// Norms, biases and tables: what the shapes do not derive, counted by the family's traits.

/** [what it is, how many of it] for one model, with nothing left out. */
function parts(fields, traits, shape) {
  const { get } = fields;
  const { hidden, layers, vocabulary, attention, feed_forward: blocks } = shape;
  const sum = (groups, count) =>
    groups.reduce((total, group) => total + group.layers * count(group), 0);
  const grouped = attention.filter(({ kind }) => kind === "grouped_query");
  const latent = attention.filter(({ kind }) => kind === "multi_head_latent");
  const mixtures = blocks.filter(({ experts }) => experts);
  const norm = hidden * (traits.norm_bias ? 2 : 1);
  const qkNorm = get("use_qk_norm", true) ? traits.qk_norm : undefined;
  const width = { head: (g) => 2 * g.head_dim, full: (g) => (g.heads + g.kv_heads) * g.head_dim };
  const only = (condition, count) => (condition ? count() : 0);
  const norms = get("num_ln_in_parallel_attn", traits.norms);
  return [
    [`${norms} norms of ${norm} per layer`, layers * norms * norm],
    ["a final norm", only(traits.final_norm, () => norm)],
    ["norms of q and k", only(qkNorm, () => sum(grouped, width[qkNorm]))],
    ["norms of the compressed channels", sum(latent, (g) => (g.q_lora_rank ?? 0) + g.kv_lora_rank)],
    ["norm of the indexer", sum(latent, (g) => 2 * (g.index_head_dim ?? 0))],
    [
      "biases of q, k and v",
      only(traits.sinks, () => sum(grouped, (g) => (g.heads + 2 * g.kv_heads) * g.head_dim)),
    ],
    ["output biases", only(traits.output_bias, () => layers * hidden)],
    ["sinks", only(traits.sinks, () => sum(grouped, (g) => g.heads))],
    [
      "feed-forward biases",
      only(traits.feed_forward_bias, () => sum(blocks, (b) => b.intermediate + hidden)),
    ],
    [
      "routing biases",
      only(traits.routing_bias || traits.router_bias, () => sum(mixtures, (b) => b.experts)),
    ],
    [
      "expert biases",
      only(traits.expert_bias, () =>
        sum(mixtures, (b) => b.experts * (2 * b.expert_intermediate + hidden)),
      ),
    ],
    ["gates of the shared experts", only(traits.shared_gate, () => sum(mixtures, () => hidden))],
    [
      "positions",
      only(
        traits.positions !== undefined,
        () => (shape.max_context_tokens + traits.positions) * hidden,
      ),
    ],
    ["segments", get("type_vocab_size", 0) * hidden],
    ["norm of the embedding", only(traits.embedding_norm, () => norm)],
    ["pooler", only(traits.pooler, () => hidden * hidden + hidden)],
    ["bias of the head", only(traits.head_bias, () => vocabulary)],
  ].filter(([, count]) => count > 0);
}

/** {other_parameters, other_parameters_basis} of a shape. */
export function otherParametersOf(fields, traits, shape) {
  const counted = parts(fields, traits, shape);
  return {
    other_parameters: counted.reduce((total, [, count]) => total + count, 0),
    other_parameters_basis: counted.map(([what, count]) => `${what}: ${count}`).join("; "),
  };
}
