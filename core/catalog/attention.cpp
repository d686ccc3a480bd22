#include "core/catalog/attention.h"

namespace whichgpu {
namespace {

AttentionWidths grouped_query(const AttentionLayers& a, double hidden) {
  const double key = static_cast<double>(a.kv_heads) * a.head_dim;
  const double value = a.shares_key_value ? 0.0 : static_cast<double>(a.kv_heads) * a.v_head_dim;
  const double output = static_cast<double>(a.heads) * a.v_head_dim;
  AttentionWidths w;
  w.heads = a.heads;
  w.query = static_cast<double>(a.heads) * a.head_dim;
  w.key_value = a.reuses_cache ? 0.0 : key + value;
  w.inside = w.query + w.key_value + output;
  w.parameters = hidden * w.query * (a.output_gate ? 2.0 : 1.0) + hidden * w.key_value + output * hidden +
                 (a.qkv_bias ? w.query + key + value : 0.0);
  w.cache_read = key + value;
  w.cache_kept = w.key_value;
  w.cache_heads = a.kv_heads;
  if (a.kv_heads > 0) w.heads_per_cache_head = static_cast<double>(a.heads) / a.kv_heads;
  w.expanded_flops = 2.0 * a.heads * (a.head_dim + a.v_head_dim);
  w.absorbed_flops = w.expanded_flops;
  const double key_sides = a.reuses_cache ? 0.0 : hidden + key;
  const double value_sides = a.reuses_cache || a.shares_key_value ? 0.0 : hidden + value;
  w.query_value_sides = hidden + w.query + value_sides;
  w.all_sides = w.query_value_sides + key_sides + output + hidden;
  return w;
}

/// Parameters of the projections of latent attention.
double latent_parameters(const AttentionLayers& a, double hidden, double query) {
  const double rank = a.q_lora_rank;
  const double queries = rank > 0 ? hidden * rank + rank * query : hidden * query;
  const double compress = hidden * (a.kv_lora_rank + a.rope_head_dim);
  const double expand = static_cast<double>(a.kv_lora_rank) * a.heads * (a.nope_head_dim + a.v_head_dim);
  const double output = static_cast<double>(a.heads) * a.v_head_dim * hidden;
  const double indexer = a.index_topk > 0 ? rank * a.index_heads * a.index_head_dim +
                                                hidden * a.index_head_dim + hidden * a.index_heads
                                          : 0.0;
  const double gate = a.output_gate ? hidden * a.heads * a.v_head_dim : 0.0;
  return queries + compress + expand + output + gate + indexer;
}

/// Prompts expand the latent vector to heads; decoding works on the latent vector itself (absorbed form),
/// which one kernel reads once for all heads.
AttentionWidths multi_head_latent(const AttentionLayers& a, double hidden) {
  const double heads = a.heads;
  const double output = heads * a.v_head_dim;
  AttentionWidths w;
  w.heads = a.heads;
  w.query = heads * (a.nope_head_dim + a.rope_head_dim);
  w.key_value = w.query + output;
  w.inside = w.query + w.key_value + output + a.q_lora_rank + a.kv_lora_rank;
  w.parameters = latent_parameters(a, hidden, w.query);
  w.cache_read = a.kv_lora_rank + a.rope_head_dim + a.index_head_dim;
  w.cache_kept = w.cache_read;
  w.cache_heads = 1;
  w.expanded_flops = 2.0 * (w.query + output);
  w.absorbed_flops = 2.0 * heads * (2.0 * a.kv_lora_rank + a.rope_head_dim);
  w.index_flops = 2.0 * a.index_heads * a.index_head_dim;
  const double query_sides = w.query + hidden + (a.q_lora_rank > 0 ? 2.0 * a.q_lora_rank : 0.0);
  const double compress_sides = hidden + a.kv_lora_rank + a.rope_head_dim;
  const double expand_sides = a.kv_lora_rank + heads * (a.nope_head_dim + a.v_head_dim);
  w.query_value_sides = query_sides + compress_sides + expand_sides;
  w.all_sides = w.query_value_sides + output + hidden;
  w.latent = true;
  return w;
}

AttentionWidths linear(const AttentionLayers& a, double hidden) {
  AttentionWidths w;
  w.query = static_cast<double>(a.heads) * a.head_dim;
  w.inside = 2 * a.linear_parameters / hidden;
  w.recurrent = static_cast<double>(a.heads) * a.v_head_dim;
  w.state = a.state_elements;
  w.convolution_state = a.convolution_elements;
  w.all_sides = hidden + a.linear_parameters / hidden;
  return w;
}

AttentionWidths widths_of(const AttentionLayers& attention, double hidden) {
  switch (attention.kind) {
    case AttentionKind::grouped_query:
      return grouped_query(attention, hidden);
    case AttentionKind::multi_head_latent:
      return multi_head_latent(attention, hidden);
    case AttentionKind::linear:
      return linear(attention, hidden);
  }
  return {};
}

}  // namespace

AttentionWidths attention_widths(const AttentionLayers& attention, double hidden) {
  AttentionWidths w = widths_of(attention, hidden);
  w.layers = attention.layers;
  w.window = attention.window;
  w.selected = attention.index_topk;
  w.cache_beside = attention.extra_cache_elements;
  w.compressor = attention.compressor_elements;
  w.compressor_window = attention.compressor_window;
  if (attention.linear_parameters > 0) w.parameters = attention.linear_parameters;
  if (attention.bidirectional) w.cache_kept = 0;
  return w;
}

}  // namespace whichgpu
