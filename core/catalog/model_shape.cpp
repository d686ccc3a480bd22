#include "core/catalog/model_shape.h"

#include <algorithm>

namespace whichgpu {
namespace {

/// See ModelShape::uneven_hidden. What no block of 32 divides either is a mean of layers, no width.
bool is_uneven(int width) { return width % 32 == 0 && width % 256 != 0; }

void add_attention(ModelShape& shape, const AttentionLayers& layers, double hidden) {
  const AttentionWidths w = attention_widths(layers, hidden);
  shape.attention.push(w);
  shape.parameters.attention += w.layers * w.parameters;
  shape.layers += w.layers;
  if (!w.attends()) {
    shape.linear_layers += w.layers;
    return;
  }
  shape.attention_layers += w.layers;
  shape.heads = std::max(shape.heads, w.heads);
  shape.kv_heads = shape.kv_heads == 0 ? w.cache_heads : std::min(shape.kv_heads, w.cache_heads);
  if (w.latent) shape.mla_layers += w.layers;
  if (w.selected > 0) shape.sparse_layers += w.layers;
}

}  // namespace

ModelShape model_shape(const Model& model) {
  ModelShape shape;
  ParameterCounts& p = shape.parameters;
  const double hidden = model.hidden;

  for (const AttentionLayers& a : model.attention) add_attention(shape, a, hidden);

  double experts = 0;
  double expert_parameters = 0;
  double active_expert_parameters = 0;
  shape.uneven_hidden = is_uneven(model.hidden);
  shape.uneven_linear = shape.uneven_hidden * p.attention;
  for (const FeedForwardLayers& f : model.feed_forward) {
    p.dense += f.layers * f.matrices * hidden * f.intermediate;
    // The last matrix of a block has rows of the block's width, the others those of the model's.
    const auto uneven = [&](int width) {
      return f.layers * hidden * width * ((f.matrices - 1) * shape.uneven_hidden + is_uneven(width));
    };
    shape.uneven_linear += uneven(f.intermediate) + uneven(f.shared_intermediate);
    shape.uneven_expert += uneven(f.expert_intermediate) * f.experts;
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
  shape.uneven_linear /= std::max(1.0, p.linear());
  if (shape.moe_layers > 0) {
    p.routed_expert = expert_parameters;
    shape.uneven_expert /= std::max(1.0, expert_parameters);
    shape.keeps_mxfp4 = shape.uneven_hidden && model.checkpoint_precision == "mxfp4";
    p.one_expert = expert_parameters / experts;
    shape.experts = experts / shape.moe_layers;
    shape.experts_per_token = active_expert_parameters / (p.one_expert * shape.moe_layers);
  }

  p.embedding = hidden * model.vocabulary;
  p.output_head = model.tied_embeddings ? 0.0 : p.embedding;
  p.looked_up = model.looked_up_parameters;
  p.vision = model.vision_parameters;
  p.other = model.other_parameters;
  shape.active_parameters = p.linear() + active_expert_parameters + p.embedding + p.other;
  return shape;
}

}  // namespace whichgpu
