#include "core/api/model/config_parts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/api/json/json.h"

namespace whichgpu::api {
namespace {

using namespace std::string_view_literals;

/// Endings and beginnings of names that say how to compute, how to tokenize or how it was trained.
constexpr std::array immaterial_endings{"_token_id"sv,    "_token_ids"sv, "_token_index"sv, "_dropout"sv,
                                        "_pdrop"sv,       "_eps"sv,       "_epsilon"sv,     "_coef"sv,
                                        "_softcapping"sv, "2label"sv,     "2id"sv,          "_version"sv};
constexpr std::array immaterial_beginnings{"rope_"sv,   "rotary_"sv, "initializer_"sv,  "output_"sv,
                                           "router_"sv, "_"sv,       "partial_rotary"sv};
constexpr std::array immaterial_names{"architectures"sv,
                                      "auto_map"sv,
                                      "aux_loss_alpha"sv,
                                      "cache_implementation"sv,
                                      "dropout"sv,
                                      "dtype"sv,
                                      "ep_size"sv,
                                      "hidden_activation"sv,
                                      "mlp_bias"sv,
                                      "n_group"sv,
                                      "name_or_path"sv,
                                      "norm_topk_prob"sv,
                                      "original_max_position_embeddings"sv,
                                      "pretraining_tp"sv,
                                      "qk_norm"sv,
                                      "quantization_config"sv,
                                      "query_pre_attn_scalar"sv,
                                      "routed_scaling_factor"sv,
                                      "scoring_func"sv,
                                      "seq_aux"sv,
                                      "swiglu_limit"sv,
                                      "topk_group"sv,
                                      "topk_method"sv,
                                      "torch_dtype"sv,
                                      "use_cache"sv,
                                      "use_qk_norm"sv};

bool immaterial(std::string_view name) {
  return std::any_of(immaterial_endings.begin(), immaterial_endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); }) ||
         std::any_of(immaterial_beginnings.begin(), immaterial_beginnings.end(),
                     [&](std::string_view beginning) { return name.starts_with(beginning); }) ||
         std::find(immaterial_names.begin(), immaterial_names.end(), name) != immaterial_names.end();
}

bool switched_off(const Json& value) {
  if (value.is_boolean()) return !value.get<bool>();
  if (value.is_number()) return value.get<double>() == 0;
  if (value.is_string()) return value.get_ref<const std::string&>().empty();
  return value.empty();  // null, [] and {}
}

}  // namespace

void name_ignored_parts(const Reader& reader, Model& model) {
  for (const auto& [name, value] : reader.unread()) {
    if (!immaterial(name) && !switched_off(*value)) model.ignored_parts.push(name);
  }
}

}  // namespace whichgpu::api
