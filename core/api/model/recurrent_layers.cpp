#include "core/api/model/recurrent_layers.h"

#include <cmath>

#include "core/api/json/json.h"
#include "core/api/model/ranges.h"

namespace whichgpu::api {
namespace {

constexpr Range kernel_range{1, 64};
constexpr Range expansion_range{1, 16};

AttentionLayers layer(double parameters, double state, double convolution) {
  AttentionLayers a;
  a.kind = AttentionKind::linear;
  a.layers = 1;
  a.linear_parameters = parameters;
  a.state_elements = state;
  a.convolution_elements = convolution;
  return a;
}

void name_heads(AttentionLayers& a, int heads, int key, int value) {
  a.heads = heads;
  a.head_dim = key;
  a.v_head_dim = value;
}

AttentionLayers gated_delta(Config& config, double hidden) {
  const double key_heads = config.required("linear_num_key_heads", heads_range);
  const int heads = config.required("linear_num_value_heads", heads_range);
  const int key = config.required("linear_key_head_dim", head_dim_range);
  const int value = config.required("linear_value_head_dim", head_dim_range);
  const double kernel = config.integer("linear_conv_kernel_dim", kernel_range, 4);
  const double values = 1.0 * heads * value;
  const double channels = 2 * key_heads * key + values;  // q, k and v run through the convolution
  const double projections = hidden * (channels + values) + 2 * hidden * heads + values * hidden;
  AttentionLayers a =
      layer(projections + kernel * channels + 2.0 * heads + value, values * key, (kernel - 1) * channels);
  name_heads(a, heads, key, value);
  return a;
}

/// Queries, keys and values of the hidden width, a decay gate of low rank, an output gate of low or full
/// rank (moonshotai/Kimi-Linear-48B-A3B-Instruct: modeling_kimi.py).
AttentionLayers kimi_delta(Config& config, double hidden, std::optional<Error>& error) {
  const Json* object = config.object("linear_attn_config");
  if (object == nullptr) {
    config.miss("linear_attn_config");
    object = &Json::empty_object();
  }
  Reader linear(*object, config.reader().field("linear_attn_config"), error);
  const int heads = linear.required_integer("num_heads", heads_range);
  const int width = linear.required_integer("head_dim", head_dim_range);
  const double kernel = linear.integer("short_conv_kernel_size", kernel_range, 4);
  const bool full_rank = linear.flag("use_full_rank_gate", false);
  const double all = 1.0 * heads * width;
  const double low_rank = hidden * width + width * all;
  const double gate = full_rank ? hidden * all : low_rank;
  const double projections = 4 * hidden * all + low_rank + gate + hidden * heads;
  AttentionLayers a =
      layer(projections + 3 * all * kernel + all + heads + width, all * width, 3 * all * (kernel - 1));
  name_heads(a, heads, width, width);
  return a;
}

/// Queries, keys, values, an output gate and the output (MiniMaxAI/MiniMax-Text-01).
AttentionLayers lightning(Config& config, double hidden) {
  const int heads = config.required(fields::heads, heads_range);
  const int width = config.required(fields::head_dim, head_dim_range);
  const double all = 1.0 * heads * width;
  AttentionLayers a = layer(5 * hidden * all + all, all * width, 0);
  name_heads(a, heads, width, width);
  return a;
}

double inner_width(Config& config, double hidden) {
  const int stated = config.integer("mamba_d_ssm", width_range, 0);
  return stated > 0 ? stated : hidden * config.usual(fields::expansion, expansion_range, 2);
}

AttentionLayers mamba(Config& config, double hidden) {
  const bool own_width = config.family().separate_blocks && config.has("intermediate_size");
  const double inner =
      own_width ? config.required("intermediate_size", width_range) : inner_width(config, hidden);
  config.reader().has("expand");
  const double state = config.required(fields::state, rank_range);
  const double kernel = config.required(fields::kernel, kernel_range);
  constexpr double automatic_share = 16;  // "auto": ceil(hidden / 16)
  double rank = std::ceil(hidden / automatic_share);
  for (const char* name : {"mamba_dt_rank", "time_step_rank"}) {
    const Json* value = config.reader().value(name);
    if (value != nullptr && value->is_number()) rank = config.integer(name, rank_range, 0);
  }
  const double parameters = 2 * hidden * inner + inner * (kernel + 1) + inner * (rank + 2 * state) +
                            rank * inner + inner + inner * state + inner + inner * hidden;
  AttentionLayers a = layer(parameters, inner * state, inner * (kernel - 1));
  name_heads(a, 1, static_cast<int>(state), static_cast<int>(inner));
  return a;
}

AttentionLayers mamba2(Config& config, double hidden) {
  const Json* stated = config.reader().value("mamba_d_head");
  const bool automatic = stated != nullptr && stated->is_text();  // "auto"
  const bool sized = !automatic && !config.silent(fields::state_head_dim);
  const bool counted = !sized || !config.silent(fields::state_heads);
  int width = sized ? config.required(fields::state_head_dim, head_dim_range) : 1;
  const int heads = counted ? config.required(fields::state_heads, heads_range)
                            : static_cast<int>(inner_width(config, hidden) / width);
  if (!sized) width = static_cast<int>(inner_width(config, hidden) / heads);
  const int state = config.required(fields::state, rank_range);
  const double groups = config.required(fields::state_groups, heads_range);
  const double kernel = config.required(fields::kernel, kernel_range);
  for (const char* known : {"mamba_d_ssm", "mamba_expand", "expand", "intermediate_size"})
    config.reader().has(known);
  const double inner = 1.0 * heads * width;
  const double channels = inner + 2 * groups * state;
  const double parameters =
      hidden * (inner + channels + heads) + (kernel + 1) * channels + 3.0 * heads + inner + inner * hidden;
  AttentionLayers a = layer(parameters, inner * state, (kernel - 1) * channels);
  name_heads(a, heads, state, width);
  return a;
}

/// Receptance, key, value, gate and output of the time mixing, the receptance of the channel mixing
/// (BlinkDL/RWKV-LM: RWKV-v5, v6).
AttentionLayers rwkv(Config& config, double hidden) {
  const int width = config.integer("head_size", head_dim_range, 64);
  const int heads = std::max(1, static_cast<int>(hidden) / width);
  constexpr double square_matrices = 6;
  constexpr double shifted_tokens = 2;
  AttentionLayers a = layer(square_matrices * hidden * hidden, hidden * width, shifted_tokens * hidden);
  name_heads(a, heads, width, width);
  return a;
}

/// Two inputs, an output, a convolution and two block-diagonal gates.
AttentionLayers rg_lru(Config& config, double hidden) {
  const double inner = config.integer("lru_width", width_range, static_cast<int>(hidden));
  const int heads = config.required(fields::heads, heads_range);
  const double kernel = config.integer("conv1d_width", kernel_range, 4);
  AttentionLayers a = layer(3 * hidden * inner + inner * (kernel + 1) + 2 * inner * inner / heads, inner,
                            inner * (kernel - 1));
  name_heads(a, heads, static_cast<int>(inner) / heads, static_cast<int>(inner) / heads);
  return a;
}

/// Two gates and a value through a convolution of a few tokens.
AttentionLayers short_convolution(Config& config, double hidden) {
  const double kernel = config.integer("conv_L_cache", kernel_range, 3);
  AttentionLayers a = layer(4 * hidden * hidden + hidden * kernel, 0, hidden * (kernel - 1));
  name_heads(a, 1, 1, static_cast<int>(hidden));
  return a;
}

}  // namespace

AttentionLayers recurrent_layer(Config& config, double hidden, std::optional<Error>& error) {
  switch (config.family().recurrence) {
    case Recurrence::gated_delta:
      return gated_delta(config, hidden);
    case Recurrence::kimi_delta:
      return kimi_delta(config, hidden, error);
    case Recurrence::lightning:
      return lightning(config, hidden);
    case Recurrence::mamba:
      return mamba(config, hidden);
    case Recurrence::mamba2:
      return mamba2(config, hidden);
    case Recurrence::rwkv:
      return rwkv(config, hidden);
    case Recurrence::rg_lru:
      return rg_lru(config, hidden);
    case Recurrence::short_convolution:
      return short_convolution(config, hidden);
    case Recurrence::none:
      break;
  }
  return {};
}

}  // namespace whichgpu::api
