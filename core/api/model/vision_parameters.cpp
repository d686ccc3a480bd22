#include "core/api/model/vision_parameters.h"

#include <initializer_list>
#include <string_view>

#include "core/api/json/json.h"

namespace whichgpu::api {
namespace {

constexpr double most = 1e6;

/// The first of several names that holds a positive number; 0 if none does.
double number(const Json& object, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const Json* found = object.find(name);
    const double value = found == nullptr ? 0 : found->number();
    if (value > 0 && value < most) return value;
  }
  return 0;
}

/// Towers with a gated block: SiLU in the towers of Qwen2.5-VL, GLM-V and Pixtral, and Gemma 4's.
bool is_gated(const Json& tower) {
  const auto text = [&](const char* name) {
    const Json* found = tower.find(name);
    return found == nullptr ? std::string_view() : std::string_view(found->text());
  };
  const std::string_view type = text("model_type");
  return text("hidden_act") == "silu" || type == "pixtral" || type.starts_with("gemma4") ||
         type.starts_with("glm4v");
}

/// Patches are merged by squares before the projector; every further merger (deep stack) repeats it.
double projector(const Json& tower, double width, double hidden) {
  const double merge = number(tower, {"spatial_merge_size"});
  const double output = number(tower, {"out_hidden_size"});
  if (merge <= 0 && output <= 0) return width * hidden + hidden * hidden;
  const double side = merge > 0 ? merge : 2;
  const double merged = width * side * side;
  const Json* deep = tower.find("deepstack_visual_indexes");
  const double mergers = 1 + (deep != nullptr && deep->is_array() ? static_cast<double>(deep->size()) : 0);
  return mergers * (merged * merged + merged * hidden);
}

}  // namespace

std::optional<double> tower_parameters(const Json& tower, double hidden) {
  const double layers =
      number(tower, {"depth", "num_hidden_layers", "vt_num_hidden_layers", "encoder_layers", "layers"});
  const double width = number(tower, {"embed_dim", "vt_hidden_size", "hidden_size", "d_model", "width"});
  const double ratio = number(tower, {"mlp_ratio"});
  double block = number(tower, {"intermediate_size", "vt_intermediate_size", "encoder_ffn_dim"});
  if (block <= 0) block = ratio * width;
  if (layers <= 0 || width <= 0 || block <= 0) return std::nullopt;
  const double attention = number(tower, {"qkv_hidden_size"});
  const double matrices = is_gated(tower) ? 3 : 2;
  const double per_layer = 4 * width * (attention > 0 ? attention : width) + matrices * width * block;
  const double patch = number(tower, {"patch_size", "spatial_patch_size"});
  const double frames = number(tower, {"temporal_patch_size"});
  constexpr double colors = 3;
  const double embedding = colors * patch * patch * (frames > 0 ? frames : 1) * width +
                           number(tower, {"num_position_embeddings", "position_embedding_size"}) * width;
  return layers * per_layer + embedding + projector(tower, width, hidden);
}

}  // namespace whichgpu::api
