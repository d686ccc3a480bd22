#include "core/memory/kv_cache.h"

#include <algorithm>
#include <cmath>

namespace whichgpu {
namespace {

constexpr double recurrent_state_bytes = 4;  // engines keep the recurrence in FP32
constexpr double convolution_state_bytes = 2;

}  // namespace

double kv_elements_per_token(const AttentionLayers& attention) {
  switch (attention.kind) {
    case AttentionKind::grouped_query:
      return static_cast<double>(attention.kv_heads) *
             (attention.head_dim + (attention.shares_key_value ? 0 : attention.v_head_dim));
    case AttentionKind::multi_head_latent:
      return attention.kv_lora_rank + attention.rope_head_dim + attention.index_head_dim;
    case AttentionKind::linear:
      return 0;
  }
  return 0;
}

double kv_rank_share(const AttentionLayers& attention, int tensor) {
  if (attention.kind != AttentionKind::grouped_query || attention.kv_heads <= 0) return 1.0;
  const int heads_on_rank = (attention.kv_heads + tensor - 1) / tensor;
  return static_cast<double>(heads_on_rank) / attention.kv_heads;
}

double sequence_cache_bytes(const Model& model, double tokens, double element_bytes, int tensor) {
  double bytes = 0;
  for (const AttentionLayers& a : model.attention) {
    if (a.kind == AttentionKind::linear) {
      bytes += a.layers *
               (a.state_elements * recurrent_state_bytes + a.convolution_elements * convolution_state_bytes) /
               tensor;
    } else if (!a.reuses_cache) {
      const double kept = a.window > 0 ? std::min(tokens, static_cast<double>(a.window)) : tokens;
      bytes += a.layers * kept * kv_elements_per_token(a) * element_bytes * kv_rank_share(a, tensor);
    }
  }
  return bytes;
}

double cache_bytes_per_token(const Model& model, double element_bytes, int tensor) {
  double bytes = 0;
  for (const AttentionLayers& a : model.attention) {
    if (!a.reuses_cache)
      bytes += a.layers * kv_elements_per_token(a) * element_bytes * kv_rank_share(a, tensor);
  }
  return bytes;
}

double longest_sequence(const Model& model, double bytes, double element_bytes, int tensor, double most) {
  if (sequence_cache_bytes(model, most, element_bytes, tensor) <= bytes) return most;
  double fits = 0;
  double too_long = most;
  if (sequence_cache_bytes(model, 1, element_bytes, tensor) > bytes) return 0;
  while (too_long - fits > 1) {  // the cache grows with the tokens, so halving finds the limit
    const double middle = std::floor((fits + too_long) / 2);
    if (sequence_cache_bytes(model, middle, element_bytes, tensor) <= bytes) {
      fits = middle;
    } else {
      too_long = middle;
    }
  }
  return fits;
}

}  // namespace whichgpu
