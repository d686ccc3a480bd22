#include "core/api/model/config_parts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/api/json/json.h"

namespace whichgpu::api {
namespace {

using namespace std::string_view_literals;

/// Endings and beginnings of names that say how to compute, how to tokenize, how to generate or how it was
/// trained.
constexpr std::array immaterial_endings{
    "_token_id"sv, "_token_ids"sv,    "_token_index"sv, "_dropout"sv,     "_pdrop"sv,
    "_eps"sv,      "_epsilon"sv,      "_coef"sv,        "_softcapping"sv, "2label"sv,
    "2id"sv,       "_version"sv,      "_penalty"sv,     "_act"sv,         "_activation"sv,
    "_function"sv, "_dtype"sv,        "_multiplier"sv,  "_multipliers"sv, "_scaling_factor"sv,
    "_theta"sv,    "_chunk_size"sv,   "_init"sv,        "_layerdrop"sv,   "_scale"sv,
    "_alpha"sv,    "_limit"sv,        "_placeholder"sv, "_params"sv,      "_kernels"sv,
    "_ids"sv,      "_jitter_noise"sv, "_iters"sv,       "_init_std"sv};
constexpr std::array immaterial_beginnings{
    "rope_"sv,          "rotary_"sv,    "initializer_"sv, "output_"sv,     "router_"sv,        "_"sv,
    "partial_rotary"sv, "time_step_"sv, "num_beam"sv,     "return_dict"sv, "begin_suppress"sv, "forced_"sv,
    "suppress_"sv,      "mask_"sv,      "mtp_use"sv,      "scale_"sv,      "moe_router"sv,     "torch"sv,
    "tokenizer"sv,      "task_"sv,      "problem_"sv,     "unsloth"sv,     "bad_words"sv,      "gradient_"sv,
    "z_loss"sv};
constexpr std::array immaterial_names{"activation_function"sv,
                                      "architectures"sv,
                                      "attn_implementation"sv,
                                      "auto_map"sv,
                                      "aux_loss_alpha"sv,
                                      "bos_token"sv,
                                      "cache_implementation"sv,
                                      "chunk_size"sv,
                                      "dropout"sv,
                                      "dtype"sv,
                                      "early_stopping"sv,
                                      "enable_moe_block"sv,
                                      "eos_token"sv,
                                      "ep_size"sv,
                                      "first_last_k_dense_replace"sv,
                                      "hidden_act"sv,
                                      "hidden_activation"sv,
                                      "init_method"sv,
                                      "init_std"sv,
                                      "initial_context_length"sv,
                                      "is_decoder"sv,
                                      "is_encoder_decoder"sv,
                                      "layer_norm_type"sv,
                                      "logits_scaling"sv,
                                      "max_length"sv,
                                      "mlp_bias"sv,
                                      "model_type"sv,
                                      "n_group"sv,
                                      "name_or_path"sv,
                                      "norm_before_gate"sv,
                                      "norm_rel_ebd"sv,
                                      "norm_topk_prob"sv,
                                      "normalization_function"sv,
                                      "num_expert_group"sv,
                                      "num_logits_to_keep"sv,
                                      "num_return_sequences"sv,
                                      "original_max_position_embeddings"sv,
                                      "pos_att_type"sv,
                                      "position_buckets"sv,
                                      "pretraining_tp"sv,
                                      "qk_norm"sv,
                                      "qk_norm_type"sv,
                                      "quantization"sv,
                                      "quantization_config"sv,
                                      "query_pre_attn_scalar"sv,
                                      "relative_attention"sv,
                                      "rescale_prenorm_residual"sv,
                                      "residual_in_fp32"sv,
                                      "rms_norm"sv,
                                      "scoring_func"sv,
                                      "seq_aux"sv,
                                      "share_att_key"sv,
                                      "temperature"sv,
                                      "text_config"sv,
                                      "top_k"sv,
                                      "top_p"sv,
                                      "topk_group"sv,
                                      "topk_method"sv,
                                      "typical_p"sv,
                                      "use_bidirectional_attention"sv,
                                      "use_cache"sv,
                                      "use_conv_bias"sv,
                                      "use_grouped_topk"sv,
                                      "use_mamba_kernels"sv,
                                      "use_qk_norm"sv,
                                      "use_routing_bias"sv};

bool immaterial(std::string_view name) {
  return std::any_of(immaterial_endings.begin(), immaterial_endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); }) ||
         std::any_of(immaterial_beginnings.begin(), immaterial_beginnings.end(),
                     [&](std::string_view beginning) { return name.starts_with(beginning); }) ||
         std::find(immaterial_names.begin(), immaterial_names.end(), name) != immaterial_names.end();
}

bool switched_off(const Json& value) {
  if (value.is_boolean()) return !value.boolean();
  if (value.is_number()) return value.number() == 0;
  if (value.is_text()) return value.text().empty();
  return value.empty();  // null, [] and {}
}

}  // namespace

void name_ignored_parts(const Reader& reader, Model& model) {
  for (const Json* field : reader.unread()) {
    if (!immaterial(field->name()) && !switched_off(*field)) model.ignored_parts.push(field->name());
  }
}

}  // namespace whichgpu::api
