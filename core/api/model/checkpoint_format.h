#pragma once

#include <optional>

#include "core/api/model/config.h"
#include "core/api/model/nested_decoder.h"
#include "core/catalog/model.h"

namespace whichgpu::api {

/// Reads in what formats the checkpoint holds the model's weights: the data type, and what
/// quantization_config says.
void read_checkpoint_format(Config& config, const NestedDecoder& found, Model& model,
                            std::optional<Error>& error);

}  // namespace whichgpu::api
