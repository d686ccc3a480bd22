#pragma once

#include <span>
#include <string_view>

namespace whichgpu {

/// How a family arranges its layers.
enum class ConfigLayout {
  decoder,          ///< layer after layer of attention or recurrence and a feed-forward block
  searched_blocks,  ///< every layer of a shape of its own, from an architecture search
  longcat,          ///< layers of two attentions, two dense blocks and one mixture
  dbrx,             ///< attention and mixture in objects of their own
  encoder_decoder,  ///< an encoder, and a decoder that attends to it
  deepseek_v4,      ///< windows beside a compressed context
  zamba,            ///< recurrent layers, some beside a transformer block that they share
};

/// What a family's layers without attention are.
enum class Recurrence {
  none,
  gated_delta,        ///< Gated DeltaNet, arXiv:2412.06464
  kimi_delta,         ///< Kimi Delta Attention, arXiv:2510.26692
  lightning,          ///< Lightning Attention, arXiv:2501.08313
  mamba,              ///< arXiv:2312.00752
  mamba2,             ///< arXiv:2405.21060
  rwkv,               ///< arXiv:2404.05892
  rg_lru,             ///< Griffin, arXiv:2402.19427
  short_convolution,  ///< LFM2, arXiv:2511.23404
};

enum class QkNorm { none, head, full };  ///< over each head, or over all heads together

/// What a configuration class sets where config.json is silent; flags are 0 and 1.
struct ConfigDefault {
  std::string_view field;
  double value = 0;
};

/// What a family's code and configuration class fix: one row for each `model_type` of Hugging Face.
struct ConfigFamily {
  std::string_view type;                   ///< `model_type`; empty: a family that is not known
  std::span<const std::string_view> also;  ///< further types, those of wrappers around the decoder included
  std::span<const ConfigDefault> defaults;
  /// Sizes that the class sets. Only a decoder nested in another configuration leaves them unsaid:
  /// a whole file without them is an excerpt.
  std::span<const ConfigDefault> sizes;
  ConfigLayout layout = ConfigLayout::decoder;
  Recurrence recurrence = Recurrence::none;
  QkNorm qk_norm = QkNorm::none;
  int norms = 2;                ///< of the hidden width, per layer
  int matrices = 3;             ///< of a feed-forward block: 3 gated, 2 plain
  int positions = -1;           ///< extra rows of a learned table of positions; -1: no table
  int shared_experts = 0;       ///< that no field names
  double tower_parameters = 0;  ///< of the vision tower that the wrapper's class has where no field names one
  bool multi_head = false;      ///< as many KV heads as heads where no field says otherwise
  bool encoder = false;         ///< sees both ways and keeps no cache
  bool halved_width = false;    ///< `intermediate_size` counts both halves of the gate
  bool shared_is_dense = false;  ///< `shared_intermediate_size` is the dense block, alone or beside experts
  bool separate_blocks = false;  ///< a layer is either a mixer or a feed-forward block
  bool parallel_recurrence = false;  ///< every layer has attention and recurrence
  bool output_gate = false;
  bool norm_bias = false;
  bool final_norm = true;
  bool embedding_norm = false;
  bool qkv_bias = false;
  bool output_bias = false;
  bool feed_forward_bias = false;
  bool head_bias = false;
  bool pooler = false;
  bool sinks = false;
  bool shared_gate = false;
  bool router_bias = false;
  bool routing_bias = false;
  bool expert_bias = false;
};

}  // namespace whichgpu
