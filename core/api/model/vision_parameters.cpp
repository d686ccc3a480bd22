#include "core/api/model/vision_parameters.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "core/api/json/json.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {
namespace {

constexpr double most = 1e6;
constexpr double most_patches = 1000;  // along a window

/// The first of several names that holds a positive number; 0 if none does.
double number(const Json& object, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const Json* found = object.find(name);
    const double value = found == nullptr ? 0 : found->number();
    if (value > 0 && value < most) return value;
  }
  return 0;
}

std::string_view text_of(const Json& object, const char* name) {
  const Json* found = object.find(name);
  return found == nullptr ? std::string_view() : std::string_view(found->text());
}

bool is_glm(const Json& tower) { return text_of(tower, "model_type").starts_with("glm4v"); }

/// Towers with a gated block: SiLU in the towers of Qwen2.5-VL, GLM-V and Pixtral, and Gemma 4's.
bool is_gated(const Json& tower) {
  const std::string_view type = text_of(tower, "model_type");
  return text_of(tower, "hidden_act") == "silu" || type == "pixtral" || type.starts_with("gemma4") ||
         is_glm(tower);
}

/// Patches are merged by squares before the projector; every further merger (deep stack) repeats it. What
/// holds Pixtral's tower says how it merges, by a matrix of its own (Mistral3PatchMerger); GLM-V's merger is
/// a matrix and a gated block behind the merging (Glm4vVisionPatchMerger).
double projector(const Json& tower, const Json& holder, double width, double hidden) {
  const double merge = number(tower, {"spatial_merge_size"});
  const double output = number(tower, {"out_hidden_size"});
  if (merge <= 0 && output <= 0) {
    const double outer = number(holder, {"spatial_merge_size"});
    return outer * outer * width * width + width * hidden + hidden * hidden;
  }
  const double side = merge > 0 ? merge : 2;
  const double merged = width * side * side;
  if (is_glm(tower))
    return merged * output + output * output + 3 * output * number(tower, {"intermediate_size"});
  const Json* deep = tower.find("deepstack_visual_indexes");
  const double mergers = 1 + (deep != nullptr && deep->is_array() ? static_cast<double>(deep->size()) : 0);
  return mergers * (merged * merged + merged * hidden);
}

struct TowerWidths {
  double layers = 0;
  double width = 0;
  double block = 0;
};

TowerWidths tower_widths(const Json& tower) {
  TowerWidths w;
  w.layers =
      number(tower, {"depth", "num_hidden_layers", "vt_num_hidden_layers", "encoder_layers", "layers"});
  w.width = number(tower, {"embed_dim", "vt_hidden_size", "hidden_size", "d_model", "width"});
  w.block = number(tower, {"intermediate_size", "vt_intermediate_size", "encoder_ffn_dim"});
  if (w.block <= 0) w.block = number(tower, {"mlp_ratio"}) * w.width;
  // Its intermediate size is that of the merger (Glm4VisionMlp).
  if (is_glm(tower)) w.block = number(tower, {"out_hidden_size"});
  return w;
}

/// Layers that see a window alone: all but those that the configuration names (Qwen2.5-VL).
void add_windows(const Json& config, VisionTower& tower) {
  const double patches =
      number(config, {"window_size"}) / number(config, {"patch_size", "spatial_patch_size"});
  const Json* whole = config.find("fullatt_block_indexes");
  if (whole == nullptr || !whole->is_array() || !(patches >= 1) || patches > most_patches) return;
  tower.window_patches = static_cast<int>(patches * patches);
  tower.windowed_layers = std::max(tower.layers - static_cast<int>(whole->size()), 0);
}

}  // namespace

VisionTower tower_shape(const Json& config, const Json& holder, std::string_view model_type, double hidden) {
  const auto [layers, width, block] = tower_widths(config);
  const double heads = number(config, {"num_heads", "num_attention_heads", "vt_num_attention_heads"});
  if (layers < 1 || width < 1 || block < 1 || block >= most || heads < 1) return {};
  VisionTower tower;
  tower.family = find_vision_family(model_type);
  tower.width = static_cast<int>(width);
  tower.layers = static_cast<int>(layers);
  tower.intermediate = static_cast<int>(block);
  tower.matrices = is_gated(config) ? 3 : 2;
  tower.heads = static_cast<int>(heads);
  tower.projector_parameters = projector(config, holder, width, hidden);
  add_windows(config, tower);
  return tower;
}

std::optional<double> tower_parameters(const Json& tower, const Json& holder, double hidden) {
  const auto [layers, width, block] = tower_widths(tower);
  if (layers <= 0 || width <= 0 || block <= 0) return std::nullopt;
  const double attention = number(tower, {"qkv_hidden_size"});
  const double matrices = is_gated(tower) ? 3 : 2;
  const double per_layer = 4 * width * (attention > 0 ? attention : width) + matrices * width * block;
  const double patch = number(tower, {"patch_size", "spatial_patch_size"});
  const double frames = number(tower, {"temporal_patch_size"});
  constexpr double colors = 3;
  const double embedding = colors * patch * patch * (frames > 0 ? frames : 1) * width +
                           number(tower, {"num_position_embeddings", "position_embedding_size"}) * width;
  return layers * per_layer + embedding + projector(tower, holder, width, hidden);
}

}  // namespace whichgpu::api
