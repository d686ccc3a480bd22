#include "core/memory/kv_cache.h"

#include <algorithm>

#include "core/catalog/units.h"

namespace whichgpu {
double kv_rank_share(const AttentionWidths& attention, int tensor) {
  if (attention.cache_heads <= 0) return 1.0;
  const int heads_on_rank = (attention.cache_heads + tensor - 1) / tensor;
  return static_cast<double>(heads_on_rank) / attention.cache_heads;
}

double sequence_cache_bytes(const ModelShape& shape, double tokens, double element_bytes, int tensor) {
  double bytes = 0;
  for (const AttentionWidths& a : shape.attention) {
    const double kept = a.window > 0 ? std::min(tokens, static_cast<double>(a.window)) : tokens;
    bytes += a.layers * kept * a.cache_kept * element_bytes * kv_rank_share(a, tensor);
    bytes += a.layers * tokens * a.cache_beside * element_bytes;
    bytes += a.layers * std::min(tokens, 1.0 * a.compressor_window) * a.compressor * thirty_two_bit_bytes;
    bytes += a.layers * (a.state * thirty_two_bit_bytes + a.convolution_state * sixteen_bit_bytes) / tensor;
  }
  return bytes;
}

double prompt_cache_bytes(const ModelShape& shape, const PromptStep& step, double element_bytes, int tensor) {
  const auto beyond = [&](int window) {
    return std::min(step.tokens, step.requests * std::max(0.0, step.length - window));
  };
  double bytes = 0;
  for (const AttentionWidths& a : shape.attention) {
    if (a.window > 0)
      bytes += a.layers * beyond(a.window) * a.cache_kept * element_bytes * kv_rank_share(a, tensor);
    if (a.compressor_window > 0)
      bytes += a.layers * beyond(a.compressor_window) * a.compressor * thirty_two_bit_bytes;
  }
  return bytes;
}

double cache_bytes_per_token(const ModelShape& shape, double element_bytes, int tensor) {
  double bytes = 0;
  for (const AttentionWidths& a : shape.attention) {
    bytes += a.layers * (a.cache_kept * kv_rank_share(a, tensor) + a.cache_beside) * element_bytes;
  }
  return bytes;
}

}  // namespace whichgpu
