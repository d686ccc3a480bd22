#include "core/workload/drafter.h"

#include <algorithm>

#include "core/catalog/lookup.h"

namespace whichgpu {
namespace {

/// The widest of a model's dense blocks; 0: it has none.
int dense_width(const Model& model) {
  int widest = 0;
  for (const FeedForwardLayers& f : model.feed_forward) {
    if (f.experts == 0) widest = std::max(widest, f.intermediate);
  }
  return widest;
}

Model alone(const Model& model) {
  Model drafter = model;
  drafter.attention = {};
  drafter.feed_forward = {};
  drafter.tied_embeddings = true;  // the input embedding is the model's
  drafter.other_parameters = 0;
  drafter.looked_up_parameters = 0;
  drafter.vision_parameters = 0;
  return drafter;
}

Model multi_token_layer(const Model& model) {
  Model drafter = alone(model);
  const AttentionLayers* attention = model.attention.begin();
  for (const AttentionLayers& a : model.attention) {
    if (a.kind != AttentionKind::linear) attention = &a;
  }
  AttentionLayers one = *attention;
  one.layers = 1;
  drafter.attention.push(one);
  FeedForwardLayers last = model.feed_forward[model.feed_forward.count - 1];
  last.layers = 1;
  last.intermediate += 2 * model.hidden / last.matrices;  // joining two inputs
  drafter.feed_forward.push(last);
  return drafter;
}

Model eagle_head(const Model& model) {
  constexpr int head_dim = 128;
  constexpr int kv_heads = 8;
  constexpr int vocabulary = 32'000;
  constexpr double width_of_mixtures = 3.5;
  const int hidden = model.hidden;
  Model drafter = alone(model);
  drafter.vocabulary = std::min(model.vocabulary, vocabulary);
  drafter.checkpoint_precision = "bf16";
  AttentionLayers attention;
  attention.layers = 1;
  attention.heads = std::max(1, hidden / head_dim);
  attention.kv_heads = std::min(kv_heads, attention.heads);
  attention.head_dim = attention.v_head_dim = head_dim;
  drafter.attention.push(attention);
  FeedForwardLayers block;
  block.layers = 1;
  const int dense = dense_width(model);
  block.intermediate = dense > 0 ? dense : static_cast<int>(width_of_mixtures * hidden);
  // Joining three states, and the second half of what queries, keys and values read.
  block.intermediate += hidden + (attention.heads + 2 * attention.kv_heads) * head_dim / block.matrices;
  drafter.feed_forward.push(block);
  return drafter;
}

}  // namespace

bool has_drafter(const Serving& serving) {
  const Speculation& s = serving.speculation;
  return s.draft_tokens > 0 && s.method != DraftMethod::none && s.method != DraftMethod::ngram;
}

Model drafter_model(const Serving& serving) {
  switch (serving.speculation.method) {
    case DraftMethod::mtp:
      return multi_token_layer(*serving.model);
    case DraftMethod::eagle3:
      return eagle_head(*serving.model);
    default:
      return *serving.speculation.draft_model;
  }
}

const WeightPrecision* drafter_weights(const Serving& serving) {
  switch (serving.speculation.method) {
    case DraftMethod::draft:
      return serving.speculation.draft_weights;
    case DraftMethod::eagle3:
      return find_weight_precision("bf16");
    default:
      return serving.weights;
  }
}

Serving drafter_serving(const Serving& serving, const Model& drafter) {
  Serving alone = serving;
  alone.model = &drafter;
  alone.weights = drafter_weights(serving);
  alone.parallelism.pipeline = 1;
  alone.speculation = {};
  alone.offload = {};
  alone.pictures = {};
  return alone;
}

}  // namespace whichgpu
