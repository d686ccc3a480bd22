#include "core/api/model/other_parameters.h"

#include "core/api/model/ranges.h"

namespace whichgpu::api {
namespace {

double attention_extras(const ConfigFamily& family, const AttentionLayers& a, bool qk_norm, double hidden) {
  if (a.kind == AttentionKind::linear) return 0;
  if (a.kind == AttentionKind::multi_head_latent)
    return a.q_lora_rank + a.kv_lora_rank + 2.0 * a.index_head_dim;  // norms of the compressed channels
  double count = 0;
  if (qk_norm && family.qk_norm == QkNorm::head) count += 2.0 * a.head_dim;
  if (qk_norm && family.qk_norm == QkNorm::full) count += 1.0 * (a.heads + a.kv_heads) * a.head_dim;
  if (family.sinks) count += a.heads + (a.qkv_bias ? 0.0 : 1.0 * (a.heads + 2 * a.kv_heads) * a.head_dim);
  if (family.output_bias) count += hidden;
  return count;
}

double feed_forward_extras(const ConfigFamily& family, const FeedForwardLayers& f, double hidden) {
  if (f.experts == 0) return family.feed_forward_bias ? f.intermediate + hidden : 0;
  double count = 0;
  if (family.routing_bias || family.router_bias) count += f.experts;
  if (family.expert_bias) count += f.experts * (2.0 * f.expert_intermediate + hidden);
  if (family.shared_gate && f.shared_intermediate > 0) count += hidden;
  return count;
}

}  // namespace

double other_parameters(Config& config, const Model& model, int blocks) {
  const ConfigFamily& family = config.family();
  const double hidden = model.hidden;
  const double norm = hidden * (family.norm_bias ? 2 : 1);
  const bool qk_norm = config.flag("use_qk_norm", true);
  const int norms = config.integer("num_ln_in_parallel_attn", {0, 8}, family.norms);
  double count = norm * (1.0 * norms * blocks + (family.final_norm ? 1 : 0));
  if (family.embedding_norm) count += norm;
  for (const AttentionLayers& a : model.attention)
    count += a.layers * attention_extras(family, a, qk_norm, hidden);
  for (const FeedForwardLayers& f : model.feed_forward)
    count += f.layers * feed_forward_extras(family, f, hidden);
  if (family.positions >= 0) count += (1.0 * model.max_context_tokens + family.positions) * hidden;
  count += config.integer("type_vocab_size", {0, 1024}, 0) * hidden;
  if (family.pooler) count += hidden * hidden + hidden;
  if (family.head_bias) count += model.vocabulary;
  return count;
}

}  // namespace whichgpu::api
