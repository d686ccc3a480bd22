#include "core/catalog/model_shape.h"

#include <algorithm>

namespace whichgpu {
namespace {

double grouped_query_parameters(const AttentionLayers& a, double hidden) {
  const double query = static_cast<double>(a.heads) * a.head_dim;
  const double key = static_cast<double>(a.kv_heads) * a.head_dim;
  const double value = a.shares_key_value ? 0.0 : static_cast<double>(a.kv_heads) * a.v_head_dim;
  const double output = static_cast<double>(a.heads) * a.v_head_dim;
  const double biases = a.qkv_bias ? query + key + value : 0.0;
  const double kept_key_value = a.reuses_cache ? 0.0 : key + value;
  return hidden * query * (a.output_gate ? 2.0 : 1.0) + hidden * kept_key_value + output * hidden + biases;
}

double latent_parameters(const AttentionLayers& a, double hidden) {
  const double query_width = static_cast<double>(a.heads) * (a.nope_head_dim + a.rope_head_dim);
  const double query =
      a.q_lora_rank > 0 ? hidden * a.q_lora_rank + a.q_lora_rank * query_width : hidden * query_width;
  const double compress = hidden * (a.kv_lora_rank + a.rope_head_dim);
  const double expand = static_cast<double>(a.kv_lora_rank) * a.heads * (a.nope_head_dim + a.v_head_dim);
  const double output = static_cast<double>(a.heads) * a.v_head_dim * hidden;
  const double indexer = a.index_topk > 0
                             ? static_cast<double>(a.q_lora_rank) * a.index_heads * a.index_head_dim +
                                   hidden * a.index_head_dim + hidden * a.index_heads
                             : 0.0;
  return query + compress + expand + output + indexer;
}

}  // namespace

double attention_parameters(const AttentionLayers& attention, int hidden) {
  switch (attention.kind) {
    case AttentionKind::grouped_query:
      return grouped_query_parameters(attention, hidden);
    case AttentionKind::multi_head_latent:
      return latent_parameters(attention, hidden);
    case AttentionKind::linear:
      return attention.linear_parameters;
  }
  return 0;
}

ModelShape model_shape(const Model& model) {
  ModelShape shape;
  ParameterCounts& p = shape.parameters;
  const double hidden = model.hidden;

  for (const AttentionLayers& a : model.attention) {
    p.attention += a.layers * attention_parameters(a, model.hidden);
    shape.layers += a.layers;
    if (a.kind == AttentionKind::linear) {
      shape.linear_layers += a.layers;
      continue;
    }
    shape.attention_layers += a.layers;
    shape.heads = std::max(shape.heads, a.heads);
    if (a.kind == AttentionKind::multi_head_latent) {
      shape.mla_layers += a.layers;
      shape.kv_heads = std::max(shape.kv_heads, 1);
    } else {
      shape.kv_heads = shape.kv_heads == 0 ? a.kv_heads : std::min(shape.kv_heads, a.kv_heads);
    }
    if (a.index_topk > 0) shape.sparse_layers += a.layers;
  }

  double experts = 0;
  double expert_parameters = 0;
  double active_expert_parameters = 0;
  for (const FeedForwardLayers& f : model.feed_forward) {
    p.dense += f.layers * f.matrices * hidden * f.intermediate;
    if (f.experts == 0) {
      shape.dense_layers += f.layers;
      continue;
    }
    const double one = f.matrices * hidden * f.expert_intermediate;
    shape.moe_layers += f.layers;
    if (f.shared_intermediate > 0) shape.shared_expert_layers += f.layers;
    p.dense += f.layers * hidden * f.experts;  // routers
    p.shared_expert += f.layers * f.matrices * hidden * f.shared_intermediate;
    expert_parameters += f.layers * one * f.experts;
    active_expert_parameters += f.layers * one * f.experts_per_token;
    experts += static_cast<double>(f.layers) * f.experts;
  }
  if (shape.moe_layers > 0) {
    p.routed_expert = expert_parameters;
    p.one_expert = expert_parameters / experts;
    shape.experts = experts / shape.moe_layers;
    shape.experts_per_token = active_expert_parameters / (p.one_expert * shape.moe_layers);
  }

  p.embedding = hidden * model.vocabulary;
  p.output_head = model.tied_embeddings ? 0.0 : p.embedding;
  p.vision = model.vision_parameters;
  p.other = model.other_parameters;
  shape.active_parameters = p.linear() + active_expert_parameters + p.embedding + p.other;
  return shape;
}

}  // namespace whichgpu
