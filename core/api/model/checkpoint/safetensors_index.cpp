#include "core/api/model/checkpoint/safetensors_index.h"

#include <algorithm>
#include <string_view>

#include "core/api/json/json.h"

namespace whichgpu::api {
namespace {

constexpr double most_bytes = 1e15;

void take_name(std::string_view tensor, SafetensorsIndex& index) {
  const auto has = [&](std::string_view part) { return tensor.find(part) != std::string_view::npos; };
  index.has_head |= has("lm_head.") || has("output_layer.") || tensor == "head.weight";
  index.has_gate |= has("gate_proj.") || has("gate_up_proj") || has(".w3.");
}

double end_of(const Json& tensor) {
  const auto offsets = tensor.is_object() ? tensor.find("data_offsets") : tensor.end();
  if (offsets == tensor.end() || !offsets->is_array() || offsets->size() != 2) return -1;
  return (*offsets)[1].is_number() ? (*offsets)[1].get<double>() : -1;
}

}  // namespace

std::optional<SafetensorsIndex> read_safetensors_index(const Json& index, const std::string& field,
                                                       std::optional<Error>& error) {
  SafetensorsIndex found;
  const auto map = index.find("weight_map");
  const auto metadata = index.find("metadata");
  const bool listed = map != index.end() && map->is_object();
  if (listed) {
    for (const auto& [tensor, file] : map->get_ref<const Json::object_t&>()) take_name(tensor, found);
    const bool stated = metadata != index.end() && metadata->is_object();
    const auto size = stated ? metadata->find("total_size") : index.end();
    if (stated && size != metadata->end() && size->is_number()) found.bytes = size->get<double>();
  } else {
    for (const auto& [tensor, place] : index.get_ref<const Json::object_t&>()) {
      if (tensor == "__metadata__") continue;
      take_name(tensor, found);
      found.bytes = std::max(found.bytes, end_of(place));
    }
  }
  if (found.bytes > 0 && found.bytes < most_bytes) return found;
  const std::string place = listed ? field + ".metadata.total_size" : field;
  error = Error{
      "bad_config", place,
      place + (listed ? " must be the bytes of all tensors."
                      : " must be a model.safetensors.index.json or the header of a safetensors file.")};
  return std::nullopt;
}

}  // namespace whichgpu::api
