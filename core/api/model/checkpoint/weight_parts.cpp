#include "core/api/model/checkpoint/weight_parts.h"

#include <array>

#include "core/catalog/attention.h"

namespace whichgpu::api {
namespace {

constexpr auto query =
    std::to_array<std::string_view>({"self_attn.q_proj", "self_attn.q_b_proj", "self_attn.qkv_proj",
                                     "mixer.q_proj", "attn.wq_b", "attn.q_proj", "attention.q_proj"});
constexpr auto output = std::to_array<std::string_view>(
    {"self_attn.o_proj", "mixer.o_proj", "attn.wo_b", "attn.o_proj", "attention.o_proj"});
constexpr auto mixer_in =
    std::to_array<std::string_view>({"linear_attn.in_proj_qkv", "linear_attn.in_proj_qkvz", "mixer.in_proj",
                                     "mamba.in_proj", "conv.in_proj"});
constexpr auto mixer_out = std::to_array<std::string_view>(
    {"linear_attn.out_proj", "mixer.out_proj", "mamba.out_proj", "conv.out_proj"});
constexpr auto widen =
    std::to_array<std::string_view>({"mlp.gate_proj", "mlp.up_proj", "mlp.gate_up_proj", "feed_forward.w1",
                                     "feed_forward.up_proj", "mixer.up_proj", "ffn.w1", "mlp.fc1"});
constexpr auto narrow = std::to_array<std::string_view>(
    {"mlp.down_proj", "feed_forward.w2", "feed_forward.down_proj", "mixer.down_proj", "ffn.w2", "mlp.fc2"});
constexpr auto expert_in = std::to_array<std::string_view>(
    {"mlp.experts.0.gate_proj", "mlp.experts.0.up_proj", "mlp.experts.gate_up_proj",
     "block_sparse_moe.experts.0.w1", "mixer.experts.0.up_proj", "ffn.experts.0.w1",
     "mlp.switch_mlp.gate_proj", "feed_forward.experts.0.w1"});
constexpr auto expert_out = std::to_array<std::string_view>(
    {"mlp.experts.0.down_proj", "mlp.experts.down_proj", "block_sparse_moe.experts.0.w2",
     "mixer.experts.0.down_proj", "ffn.experts.0.w2", "mlp.switch_mlp.down_proj",
     "feed_forward.experts.0.w2"});
constexpr auto own_expert_in = std::to_array<std::string_view>(
    {"experts.0.gate_proj", "experts.gate_up_proj"});  // Gemma 4: beside the block
constexpr auto own_expert_out = std::to_array<std::string_view>({"experts.0.down_proj", "experts.down_proj"});
constexpr auto shared_in = std::to_array<std::string_view>(
    {"mlp.shared_experts.gate_proj", "mlp.shared_expert.gate_proj", "mixer.shared_experts.up_proj",
     "block_sparse_moe.shared_experts.gate_proj", "ffn.shared_experts.w1", "feed_forward.shared_experts.w1"});
constexpr auto shared_out = std::to_array<std::string_view>(
    {"mlp.shared_experts.down_proj", "mlp.shared_expert.down_proj", "mixer.shared_experts.down_proj",
     "block_sparse_moe.shared_experts.down_proj", "ffn.shared_experts.w2", "feed_forward.shared_experts.w2"});

constexpr auto router =
    std::to_array<std::string_view>({"mlp.gate", "mlp.router", "mlp.router.classifier",
                                     "block_sparse_moe.gate", "mixer.gate", "ffn.gate", "feed_forward.gate"});

/// The layer that the entry at `index` belongs to.
int layer_of(const std::vector<int>& numbers, std::size_t index) {
  return numbers.empty() ? static_cast<int>(index) : numbers[index];
}

}  // namespace

std::vector<WeightPart> weight_parts(const ConfigFamily& family, const Layers& layers, double hidden) {
  std::vector<WeightPart> parts;
  for (std::size_t i = 0; i < layers.attention.size(); ++i) {
    const AttentionLayers& a = layers.attention[i];
    const bool own_names = a.kind == AttentionKind::linear && family.recurrence != Recurrence::kimi_delta;
    parts.push_back({layer_of(layers.attention_numbers, i), false,
                     a.layers * attention_widths(a, hidden).parameters,
                     own_names ? Spellings(mixer_in) : Spellings(query),
                     own_names ? Spellings(mixer_out) : Spellings(output)});
  }
  for (std::size_t i = 0; i < layers.feed_forward.size(); ++i) {
    const FeedForwardLayers& f = layers.feed_forward[i];
    const int layer = layer_of(layers.feed_forward_numbers, i);
    const double width = f.layers * f.matrices * hidden;
    const bool beside = f.experts > 0 && f.intermediate > 0;
    if (f.intermediate > 0) parts.push_back({layer, false, width * f.intermediate, widen, narrow});
    if (f.shared_intermediate > 0)
      parts.push_back({layer, false, width * f.shared_intermediate, shared_in, shared_out});
    if (f.experts > 0) {
      parts.push_back({layer, false, f.layers * hidden * f.experts, router, router, true});
      parts.push_back({layer, true, width * f.expert_intermediate * f.experts,
                       beside ? Spellings(own_expert_in) : Spellings(expert_in),
                       beside ? Spellings(own_expert_out) : Spellings(expert_out)});
    }
  }
  return parts;
}

}  // namespace whichgpu::api
