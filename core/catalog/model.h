#pragma once

#include <string_view>

#include "core/catalog/bounded_list.h"
#include "core/catalog/names.h"
#include "core/catalog/precision.h"
#include "core/catalog/vision.h"

namespace whichgpu {

enum class AttentionKind {
  grouped_query,      ///< multi-head (kv_heads = heads), grouped-query and multi-query attention
  multi_head_latent,  ///< MLA: one compressed cache vector per token, shared by all heads
  linear,             ///< linear attention and state-space layers: a state of fixed size, no KV cache
};

template <>
inline constexpr auto names<AttentionKind> =
    spelled<AttentionKind>({{AttentionKind::grouped_query, "grouped_query"},
                            {AttentionKind::multi_head_latent, "multi_head_latent"},
                            {AttentionKind::linear, "linear"}});

/// Layers that share one kind of attention. All counts are per layer.
struct AttentionLayers {
  AttentionKind kind = AttentionKind::grouped_query;
  int layers = 0;
  int heads = 0;
  int kv_heads = 0;                 ///< grouped_query
  int head_dim = 0;                 ///< query and key width of a head (grouped_query)
  int v_head_dim = 0;               ///< value width of a head
  int window = 0;                   ///< tokens a layer looks back; 0: the whole context
  bool output_gate = false;         ///< a second query-sized projection gates the output
  bool qkv_bias = false;            ///< biases on the q, k and v projections
  bool shares_key_value = false;    ///< one projection and one cache entry serve as key and value
  bool reuses_cache = false;        ///< reads an earlier layer's cache and keeps none of its own
  int q_lora_rank = 0;              ///< multi_head_latent; 0: no compression of queries
  int kv_lora_rank = 0;             ///< multi_head_latent
  int rope_head_dim = 0;            ///< multi_head_latent: positional part of query and key
  int nope_head_dim = 0;            ///< multi_head_latent: the other part
  int index_topk = 0;               ///< sparse attention: tokens the indexer selects; 0: dense
  int index_heads = 0;              ///< sparse attention
  int index_head_dim = 0;           ///< sparse attention
  double linear_parameters = 0;     ///< parameters of one layer's mixer, where no width derives them
  double extra_cache_elements = 0;  ///< per token of the whole context, beside keys and values: an index, …
  double compressor_elements = 0;   ///< per token that a context is compressed from, (FP32), in
  int compressor_window = 0;        ///< … the last so many tokens
  double state_elements = 0;        ///< linear: recurrent state per sequence, elements (FP32)
  double convolution_elements = 0;  ///< linear: convolution state per sequence, elements (16-bit)
  bool bidirectional = false;       ///< an encoder's: sees both ways and keeps no cache

  bool operator==(const AttentionLayers&) const = default;
};

/// Layers that share one kind of feed-forward block. All sizes are per layer.
struct FeedForwardLayers {
  int layers = 0;
  int intermediate = 0;  ///< width of a dense block; 0 in a mixture of experts without one
  int matrices = 3;      ///< 3: gated (SwiGLU, GeGLU); 2: plain
  int experts = 0;       ///< routed experts; 0: dense
  int experts_per_token = 0;
  int expert_intermediate = 0;  ///< width of one routed expert
  int shared_intermediate = 0;  ///< total width of the shared experts

  bool operator==(const FeedForwardLayers&) const = default;
};

enum class ModelKind { text, embedding, encoder, encoder_decoder, diffusion };

/// Kinds of attention that one model mixes, at most.
inline constexpr std::size_t most_attention_kinds = 6;

/// A model's shape: enough to derive its parameters, its KV cache and the work of a token.
struct Model {
  std::string_view id;    ///< Hugging Face id
  std::string_view name;  ///< "Llama 3.1 70B"
  std::string_view family;
  ModelKind kind = ModelKind::text;
  int hidden = 0;
  int vocabulary = 0;
  bool tied_embeddings = false;
  BoundedList<AttentionLayers, most_attention_kinds> attention;
  BoundedList<FeedForwardLayers, 4> feed_forward;
  double other_parameters = 0;      ///< norms, biases, position tables: everything the shapes do not derive
  double looked_up_parameters = 0;  ///< tables of Gemma 3n and 4 that each layer looks its own input up in
  double vision_parameters = 0;     ///< vision tower and projector, part of the total
  VisionTower vision;               ///< its shape, where pictures can be asked of
  int max_context_tokens = 0;
  int speech_positions =
      0;  ///< of a window of sound that its encoder reads; 0: it hears none, or not known how
  int multi_token_layers = 0;  ///< that draft further tokens, beside all others: see DraftMethod::mtp
  std::string_view checkpoint_precision;  ///< weight precision id of the published checkpoint
  WeightPrecision stored;  ///< the checkpoint's own bytes, where no entry of the catalog has them
  std::string_view checkpoint_kv_precision;  ///< KV precision id it is served with by default
  int layers_with_format = 0;      ///< whose formats its file names and that stand for all; 0: all are named
  bool fp8_block_scales = false;   ///< its FP8 weights are scaled by blocks and its inputs while running
  bool approximate_shape = false;  ///< some part of the architecture is not derived exactly
  BoundedList<std::string_view, 8> ignored_parts;  ///< fields of a config.json that were not
                                                   ///< understood, the first of them
  std::string_view license;
  std::string_view released;  ///< ISO 8601, may be year and month only
  bool verified = true;       ///< false: some figure rests on recollection only
  std::string_view source;
  std::string_view as_of;
};

/// Whether the model writes answers token by token; of others only the memory is estimated.
inline bool generates(const Model& model) { return model.kind == ModelKind::text; }

/// Whether an answer has a length: encoders and embedders write none.
inline bool writes_answers(const Model& model) {
  return generates(model) || model.kind == ModelKind::encoder_decoder;
}

}  // namespace whichgpu
