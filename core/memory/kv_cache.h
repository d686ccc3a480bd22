#pragma once

#include "core/catalog/model_shape.h"

namespace whichgpu {

/// The share of a layer's cache that each of `tensor` ranks keeps. KV heads are cut over the ranks and
/// repeated when there are more ranks than heads; the MLA latent vector is whole on every rank.
double kv_rank_share(const AttentionWidths& attention, int tensor);

/// Bytes of keys, values and recurrent state of one sequence of `tokens` tokens on one tensor rank, all
/// layers. Layers with a window keep at most the window; linear layers keep a state of fixed size
/// (recurrent part FP32, convolution part 16-bit), cut over the ranks. Layers that reuse another layer's
/// cache keep nothing. A compressed context keeps what it is compressed from (FP32), as far back as that
/// needs.
double sequence_cache_bytes(const ModelShape& shape, double tokens, double element_bytes, int tensor);

/// A step that works on prompts.
struct PromptStep {
  double tokens = 0;    ///< at most
  double requests = 0;  ///< that may be in it
  double length = 0;    ///< of each, in tokens
};

/// Bytes that layers with a window, and compressed contexts, keep in `step` beyond the windows: every token
/// of a prompt's chunk attends to its own window, so all are in the cache until the step is done. Source:
/// vllm-project/vllm, kv_cache_interface.py, SlidingWindowSpec.max_memory_usage_bytes: window - 1 +
/// max_num_batched_tokens; llama.cpp's windowed cache has the window and a micro-batch.
double prompt_cache_bytes(const ModelShape& shape, const PromptStep& step, double element_bytes, int tensor);

/// Bytes that one more token adds while no window is full: what calculators print as "KV per token".
double cache_bytes_per_token(const ModelShape& shape, double element_bytes, int tensor);

}  // namespace whichgpu
