#pragma once

#include <optional>
#include <string>

#include "core/api/json/error.h"
#include "core/api/json/json.h"

namespace whichgpu::api {

/// What a checkpoint's own list of tensors settles.
struct SafetensorsIndex {
  double bytes = 0;       ///< of all tensors
  bool has_head = false;  ///< an output head of its own
  bool has_gate = false;  ///< feed-forward blocks are gated
};

/// Reads model.safetensors.index.json ({"metadata": {"total_size"}, "weight_map"}) or the header of one
/// safetensors file ({tensor: {"dtype", "shape", "data_offsets"}}). An error names what is missing.
std::optional<SafetensorsIndex> read_safetensors_index(const Json& index, const std::string& field,
                                                       std::optional<Error>& error);

}  // namespace whichgpu::api
