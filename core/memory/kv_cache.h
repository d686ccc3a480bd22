#pragma once

#include "core/catalog/model.h"

namespace whichgpu {

/// Cache elements one token adds to one layer, all heads together: grouped-query attention stores a key
/// and a value per KV head, MLA one latent vector and one rotary key for all heads
/// (DeepSeek-V2, arXiv:2405.04434, section 2.1), linear layers nothing.
double kv_elements_per_token(const AttentionLayers& attention);

/// The share of `kv_elements_per_token` that each of `tensor` ranks keeps. KV heads are cut over the
/// ranks and repeated when there are more ranks than heads; the MLA latent vector is whole on every rank.
double kv_rank_share(const AttentionLayers& attention, int tensor);

/// Bytes of keys, values and recurrent state of one sequence of `tokens` tokens on one tensor rank, all
/// layers. Layers with a window keep at most the window; linear layers keep a state of fixed size
/// (recurrent part FP32, convolution part 16-bit), cut over the ranks. Layers that reuse another layer's
/// cache keep nothing.
double sequence_cache_bytes(const Model& model, double tokens, double element_bytes, int tensor);

/// Bytes that one more token adds while no window is full: what calculators print as "KV per token".
double cache_bytes_per_token(const Model& model, double element_bytes, int tensor);

/// The longest sequence whose cache fits `bytes`, in tokens; 0 if none, `most` if that fits.
double longest_sequence(const Model& model, double bytes, double element_bytes, int tensor, double most);

}  // namespace whichgpu
