#include "core/api/model/deepseek_v4.h"

#include "core/api/json/json.h"
#include "core/api/model/feed_forward_layers.h"
#include "core/api/model/ranges.h"

namespace whichgpu::api {
namespace {

constexpr Range ratio_range{0, 65'536};
constexpr int indexed_ratio = 4;   // layers compressed by this have an index
constexpr double overlapping = 2;  // and compress overlapping stretches: twice the width

struct Widths {
  double hidden = 0;
  double query_rank = 0;
  double output_rank = 0;
  double output_groups = 0;
  double index_heads = 0;
  double index_dim = 0;
};

double projections(const AttentionLayers& a, const Widths& w) {
  const double all = 1.0 * a.heads * a.head_dim;
  return w.hidden * w.query_rank + w.query_rank * all + w.hidden * a.head_dim + all * w.output_rank +
         w.output_groups * w.output_rank * w.hidden;
}

/// What a compressor makes of a token: a value and a gate for each element of a stretch, and of its index.
double compressor_elements(const AttentionLayers& a, const Widths& w, int ratio) {
  const bool indexed = ratio == indexed_ratio;
  return 2 * (indexed ? overlapping * (a.head_dim + w.index_dim) : a.head_dim);
}

double compressor_parameters(const AttentionLayers& a, const Widths& w, int ratio) {
  const double made = w.hidden * compressor_elements(a, w, ratio);
  const double index = w.query_rank * w.index_heads * w.index_dim + w.hidden * w.index_heads;
  return ratio == indexed_ratio ? made + index : made;
}

AttentionLayers layer_of(AttentionLayers a, const Widths& w, int ratio) {
  a.linear_parameters = projections(a, w);
  if (ratio == 0) return a;
  a.linear_parameters += compressor_parameters(a, w, ratio);
  a.compressor_elements = compressor_elements(a, w, ratio);
  a.compressor_window = ratio == indexed_ratio ? static_cast<int>(overlapping) * ratio : ratio;
  const double entry = a.head_dim + (ratio == indexed_ratio ? w.index_dim : 0);
  a.extra_cache_elements = entry / ratio;
  return a;
}

}  // namespace

Layers read_deepseek_v4(Config& config, int hidden) {
  Layers layers;
  layers.blocks = config.required(fields::layers, layers_range);
  AttentionLayers a;
  a.layers = 1;
  a.heads = config.required(fields::heads, heads_range);
  a.kv_heads = config.required(fields::kv_heads, {1, 1});
  a.head_dim = config.required(fields::head_dim, head_dim_range);
  a.v_head_dim = a.head_dim;
  a.shares_key_value = true;
  a.window = config.required("sliding_window", {1, window_range.most});
  Widths w;
  w.hidden = hidden;
  w.query_rank = config.required("q_lora_rank", required_rank_range);
  w.output_rank = config.required("o_lora_rank", required_rank_range);
  w.output_groups = config.required("o_groups", required_rank_range);
  w.index_heads = config.required("index_n_heads", required_rank_range);
  w.index_dim = config.required("index_head_dim", required_rank_range);
  const Json* ratios = config.array("compress_ratios");
  if (ratios == nullptr) config.miss("compress_ratios");
  if (config.failed()) return layers;
  LayerKinds kinds;
  kinds.layers.resize(static_cast<std::size_t>(layers.blocks));
  if (ratios->size() < kinds.layers.size())
    config.refuse("compress_ratios", "it is shorter than the layers.");
  for (std::size_t i = 0; i < kinds.layers.size() && !config.failed(); ++i) {
    const Json& value = (*ratios)[i];
    const double ratio = value.is_number() ? value.number() : -1;
    if (ratio < ratio_range.least || ratio > ratio_range.most)
      config.refuse("compress_ratios", "it must hold numbers from 0 to 65536.");
    layers.attention.push_back(layer_of(a, w, static_cast<int>(ratio)));
  }
  layers.feed_forward = read_feed_forward_layers(config, kinds, hidden);
  for (const char* computed : {"qk_rope_head_dim", "index_topk", "num_hash_layers", "hc_mult",
                               "hc_sinkhorn_iters", "hc_eps", "expert_dtype"})
    config.reader().has(computed);
  return layers;
}

}  // namespace whichgpu::api
