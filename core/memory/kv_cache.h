#pragma once

#include "core/catalog/model_shape.h"

namespace whichgpu {

/// The share of a layer's cache that each of `tensor` ranks keeps. KV heads are cut over the ranks and
/// repeated when there are more ranks than heads; the MLA latent vector is whole on every rank.
double kv_rank_share(const AttentionWidths& attention, int tensor);

/// Bytes of keys, values and recurrent state of one sequence of `tokens` tokens on one tensor rank, all
/// layers. Layers with a window keep at most the window; linear layers keep a state of fixed size
/// (recurrent part FP32, convolution part 16-bit), cut over the ranks. Layers that reuse another layer's
/// cache keep nothing.
double sequence_cache_bytes(const ModelShape& shape, double tokens, double element_bytes, int tensor);

/// Bytes that one more token adds while no window is full: what calculators print as "KV per token".
double cache_bytes_per_token(const ModelShape& shape, double element_bytes, int tensor);

}  // namespace whichgpu
