#include "core/api/model/zamba.h"

#include <algorithm>

#include "core/api/json/json.h"
#include "core/api/model/ranges.h"
#include "core/api/model/recurrent_layers.h"

namespace whichgpu::api {
namespace {

constexpr Range blocks_range{1, 64};

/// Attention of a shared block: queries and keys of the input and the embedding together, twice as wide.
AttentionLayers shared_attention(Config& config, int hidden) {
  AttentionLayers a;
  a.layers = 1;
  a.heads = config.required(fields::heads, heads_range);
  a.kv_heads = config.integer(fields::kv_heads, heads_range, a.heads);
  a.head_dim = 2 * hidden / a.heads;
  a.v_head_dim = a.head_dim;
  return a;
}

/// Of a low-rank change of a matrix.
double adapter(double inward, double rank, double outward) { return rank * (inward + outward); }

/// What a hybrid layer adds for itself, and its part of the shared blocks.
double hybrid_parameters(Config& config, const AttentionLayers& a, double hidden, double hybrids) {
  const double blocks = config.integer("num_mem_blocks", blocks_range, 1);
  const double width = config.integer(fields::width, required_width_range, static_cast<int>(4 * hidden));
  const double input = 2 * hidden;
  const double key_value = 1.0 * a.kv_heads * a.head_dim;
  const double attention = input * (input + 2 * key_value) + input * hidden;
  const double shared = attention + config.family().matrices * hidden * width + input + hidden;
  double own = hidden * hidden;
  if (config.family().recurrence == Recurrence::mamba2) {
    const double rank = config.integer("adapter_rank", rank_range, 128);
    own += adapter(hidden, rank, 2 * width);
    if (config.flag("use_shared_attention_adapter", false))
      own += adapter(input, rank, input) + 2 * adapter(input, rank, key_value);
  }
  return own + blocks * shared / hybrids;
}

std::vector<bool> hybrid_layers(Config& config) {
  std::vector<bool> hybrid;
  const Json* types = config.array("layers_block_type");
  if (types == nullptr) {
    config.miss("layers_block_type");
    return hybrid;
  }
  for (const Json& type : *types) {
    const bool known = type.is("hybrid") || type.is("mamba") || type.is("m") || type.is("g");
    if (!known) config.refuse("layers_block_type", "it must hold \"mamba\" and \"hybrid\".");
    hybrid.push_back(type.is("hybrid") || type.is("g"));
  }
  if (hybrid.size() > static_cast<std::size_t>(layers_range.most))
    config.refuse("layers_block_type", "it has more layers than any model.");
  return hybrid;
}

}  // namespace

Layers read_zamba(Config& config, int hidden, std::optional<Error>& error) {
  Layers layers;
  const std::vector<bool> hybrid = hybrid_layers(config);
  const auto hybrids = static_cast<double>(std::count(hybrid.begin(), hybrid.end(), true));
  AttentionLayers attention = shared_attention(config, hidden);
  const AttentionLayers recurrent = recurrent_layer(config, hidden, error);
  if (config.failed()) return layers;
  attention.linear_parameters = hybrid_parameters(config, attention, hidden, std::max(1.0, hybrids));
  layers.blocks = static_cast<int>(hybrid.size());
  for (int i = 0; i < layers.blocks; ++i) {
    layers.attention.push_back(recurrent);
    layers.attention_numbers.push_back(i);
    if (!hybrid[static_cast<std::size_t>(i)]) continue;
    layers.attention.push_back(attention);
    layers.attention_numbers.push_back(i);
  }
  for (const char* known :
       {"num_hidden_layers", "attention_head_dim", "attention_hidden_size", "kv_channels", "hybrid_layer_ids",
        "num_query_groups", "attn_layer_period", "attn_layer_offset", "ffn_hidden_size", "add_bias_linear",
        "use_mem_rope", "use_shared_mlp_adapter", "conv_dimension", "expansion_factor", "gated_linear_unit",
        "lora_rank", "ft_lora", "use_shared_block_lora"})
    config.reader().has(known);
  return layers;
}

}  // namespace whichgpu::api
