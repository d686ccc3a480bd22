#include "core/catalog/model_of_size.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/model_shape.h"
#include "core/catalog/tables.h"

namespace whichgpu {
namespace {

bool is_plain(const Model& m) {
  if (m.kind != ModelKind::text || !m.verified || m.approximate_shape || m.vision_parameters > 0)
    return false;
  if (m.attention.count != 1 || m.feed_forward.count != 1 || m.checkpoint_precision != "bf16") return false;
  const AttentionLayers& a = m.attention[0];
  return a.kind == AttentionKind::grouped_query && a.kv_heads < a.heads && a.window == 0 &&
         m.feed_forward[0].experts == 0;
}

const Model& nearest_plain(double parameters) {
  const Model* nearest = nullptr;
  double least = 0;
  for (const Model& m : tables::models()) {
    if (!is_plain(m)) continue;
    const double ratio = model_shape(m).parameters.total() / parameters;
    const double distance = std::max(ratio, 1 / ratio);
    if (nearest == nullptr || distance < least) {
      nearest = &m;
      least = distance;
    }
  }
  return *nearest;
}

}  // namespace

Model model_of_size(double parameters) {
  Model model = nearest_plain(parameters);
  AttentionLayers& attention = model.attention.items[0];
  FeedForwardLayers& feed_forward = model.feed_forward.items[0];
  const ParameterCounts counts = model_shape(model).parameters;
  const double per_layer = (counts.linear() + counts.other) / attention.layers;
  const double vocabulary = counts.embedding + counts.output_head;
  const int layers = static_cast<int>(std::max(1.0, std::round((parameters - vocabulary) / per_layer)));
  model.other_parameters *= static_cast<double>(layers) / attention.layers;
  attention.layers = layers;
  feed_forward.layers = layers;
  const double rest = parameters - model_shape(model).parameters.total();
  const double per_width = static_cast<double>(feed_forward.matrices) * model.hidden * layers;
  feed_forward.intermediate =
      std::max(1, feed_forward.intermediate + static_cast<int>(std::round(rest / per_width)));
  return model;
}

}  // namespace whichgpu
