#pragma once

#include "core/catalog/model.h"

namespace whichgpu {

/// One layer of a kind of attention as the formulas read it; no formula asks for the kind itself. Elements
/// are those of one token and all heads, FLOP those of one token against one token of context, forward.
struct AttentionWidths {
  int layers = 0;             ///< of this kind
  int heads = 0;              ///< that attend over a context; 0: a recurrence
  int window = 0;             ///< tokens it looks back; 0: the whole context
  int selected = 0;           ///< tokens that an indexer selects of them; 0: all
  double parameters = 0;      ///< of the projections, or of the mixer
  double query = 0;           ///< elements of queries,
  double key_value = 0;       ///< of keys and values, expanded to heads, that it makes of its own input,
  double inside = 0;          ///< of all between its input and its output that a backward pass reads,
  double recurrent = 0;       ///< of the convolution, scan and gate of a recurrence
  double cache_read = 0;      ///< elements of a cached token,
  double cache_kept = 0;      ///< … that it adds to the cache; none: it reads an earlier layer's
  double cache_beside = 0;    ///< … whatever the window: an index, a compressed context
  double compressor = 0;      ///< … while it is being compressed (FP32),
  int compressor_window = 0;  ///< … which needs this many tokens
  int cache_heads = 0;        ///< heads over which tensor ranks can cut the cache; 0: it has none
  double heads_per_cache_head = 1;  ///< that read a cached key and value, and may do so again
  double expanded_flops = 0;        ///< with keys and values expanded to heads: prompts and training
  double absorbed_flops = 0;        ///< on the cache as it is: decoding
  double index_flops = 0;           ///< of the indexer's scores
  double state = 0;                 ///< recurrent state of a sequence, elements (FP32)
  double convolution_state = 0;     ///< … of its convolution (16-bit)
  double query_value_sides = 0;     ///< inputs and outputs of the projections of queries and values,
  double all_sides = 0;             ///< … of all projections: what adapters pair
  bool latent = false;              ///< its cache is a compressed vector

  bool attends() const { return heads > 0; }
};

/// The widths of one layer of `attention` in a model of width `hidden`. Grouped-query attention caches a key
/// and a value per KV head; MLA one latent vector and one rotary key for all heads (DeepSeek-V2,
/// arXiv:2405.04434, section 2.1); linear attention nothing.
AttentionWidths attention_widths(const AttentionLayers& attention, double hidden);

}  // namespace whichgpu
