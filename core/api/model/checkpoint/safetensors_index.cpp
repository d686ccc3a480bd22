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
  const Json* offsets = tensor.find("data_offsets");
  if (offsets == nullptr || !offsets->is_array() || offsets->size() != 2) return -1;
  return (*offsets)[1].is_number() ? (*offsets)[1].number() : -1;
}

}  // namespace

std::optional<SafetensorsIndex> read_safetensors_index(const Json& index, const std::string& field,
                                                       std::optional<Error>& error) {
  SafetensorsIndex found;
  const Json* map = index.find("weight_map");
  const Json* metadata = index.find("metadata");
  const bool listed = map != nullptr && map->is_object();
  if (listed) {
    for (const Json& file : *map) take_name(file.name(), found);
    const Json* size = metadata != nullptr ? metadata->find("total_size") : nullptr;
    if (size != nullptr) found.bytes = size->number();
  } else {
    for (const Json& tensor : index) {
      if (tensor.name() == "__metadata__") continue;
      take_name(tensor.name(), found);
      found.bytes = std::max(found.bytes, end_of(tensor));
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
