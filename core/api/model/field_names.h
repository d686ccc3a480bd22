#pragma once

#include <array>
#include <span>

/// Names that families give to one thing, the most usual first.
namespace whichgpu::api {

class Names {
 public:
  /// One name; it must outlive the call that it is passed to.
  Names(const char* const& name) : names_(&name, 1) {}
  template <std::size_t N>
  Names(const std::array<const char*, N>& names) : names_(names) {}
  auto begin() const { return names_.begin(); }
  auto end() const { return names_.end(); }
  const char* front() const { return names_.front(); }

 private:
  std::span<const char* const> names_;
};

namespace fields {

inline constexpr std::array layers{"num_hidden_layers", "n_layer", "n_layers", "num_layers"};
inline constexpr std::array hidden{"hidden_size", "n_embd", "d_model", "dim"};
inline constexpr std::array vocabulary{"vocab_size", "padded_vocab_size"};
inline constexpr std::array context{"max_position_embeddings", "n_positions", "max_seq_len",   "seq_length",
                                    "max_sequence_length",     "n_ctx",       "max_seq_length"};
inline constexpr std::array heads{"num_attention_heads", "n_head", "n_heads"};
inline constexpr std::array kv_heads{"num_key_value_heads", "num_kv_heads", "multi_query_group_num",
                                     "num_attention_groups", "kv_n_heads"};
inline constexpr std::array head_dim{"head_dim", "kv_channels", "attention_head_dim"};
inline constexpr std::array window{"sliding_window", "sliding_window_size", "attention_window_size"};
inline constexpr std::array width{
    "intermediate_size", "ffn_hidden_size", "ffn_dim", "n_inner", "hidden_dim", "d_ff", "inner_size"};
inline constexpr std::array dense_width{"dense_intermediate_size", "intermediate_size_mlp"};
inline constexpr std::array experts{"n_routed_experts", "num_experts", "num_local_experts",
                                    "moe_num_experts"};
inline constexpr std::array experts_per_token{"num_experts_per_tok",
                                              "num_experts_per_token",
                                              "top_k_experts",
                                              "experts_per_token",
                                              "moe_topk",
                                              "moe_k",
                                              "moe_top_k"};
inline constexpr std::array expert_width{"moe_intermediate_size", "expert_ffn_hidden_size",
                                         "moe_ffn_hidden_size"};
inline constexpr std::array latent_width{"moe_latent_size", "routed_expert_hidden_size"};
inline constexpr std::array shared_experts{"n_shared_experts", "num_shared_experts", "moe_num_shared_experts",
                                           "num_shared_expert"};
inline constexpr std::array shared_width{"shared_expert_intermediate_size",
                                         "moe_shared_expert_intermediate_size", "shared_intermediate_size",
                                         "share_expert_dim", "shared_expert_dim"};
inline constexpr std::array dense_first{"first_k_dense_replace", "num_dense_layers", "moe_layer_start_index"};
inline constexpr std::array state{"mamba_d_state", "ssm_state_size", "state_size"};
inline constexpr std::array kernel{"mamba_d_conv", "conv_kernel", "conv_kernel_size", "d_conv"};
inline constexpr std::array expansion{"mamba_expand", "expand"};
inline constexpr std::array state_heads{"mamba_num_heads", "mamba_n_heads", "n_mamba_heads", "num_heads"};
inline constexpr std::array state_head_dim{"mamba_head_dim", "mamba_d_head", "mamba_headdim", "head_dim"};
inline constexpr std::array state_groups{"mamba_n_groups", "n_groups", "mamba_ngroups"};

}  // namespace fields
}  // namespace whichgpu::api
