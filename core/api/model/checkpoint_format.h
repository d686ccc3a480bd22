#pragma once

#include <optional>
#include <string_view>

#include "core/api/model/config.h"
#include "core/api/model/nested_decoder.h"
#include "core/catalog/model.h"

namespace whichgpu::api {

/// Reads in what formats the checkpoint holds the model's weights: the data type, and what
/// quantization_config says.
void read_checkpoint_format(Config& config, const NestedDecoder& found, Model& model,
                            std::optional<Error>& error);

/// The format that the name of a model claims ("…-NVFP4") where what was read of it says 16 or 32 bit, as
/// with ModelOpt, which says it in a file of its own; empty if there is no such contradiction.
std::string_view claimed_format(const Model& model);

}  // namespace whichgpu::api
