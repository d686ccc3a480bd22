#pragma once

#include <optional>
#include <string_view>

#include "core/api/model/config.h"
#include "core/api/model/layouts.h"
#include "core/api/model/nested_decoder.h"
#include "core/catalog/model.h"

namespace whichgpu::api {

/// What came beside config.json; either may be missing.
struct FilesBeside {
  const Json* quantization = nullptr;  ///< hf_quant_config.json
  const Json* index = nullptr;         ///< model.safetensors.index.json, or the header of a safetensors file
};

/// Reads in what formats the checkpoint holds the model's weights and serves its cache: the data type, and
/// what quantization_config or hf_quant_config.json says, module by module. Where that is no single format
/// of the catalog, `model.stored` holds the bytes of each part.
void read_checkpoint_format(Config& config, const NestedDecoder& found, const FilesBeside& files,
                            const Layers& layers, Model& model, std::optional<Error>& error);

/// The format that the name of a model claims ("…-NVFP4") where what was read of it says 16 or 32 bit, as
/// with ModelOpt, which says it in a file of its own; empty if there is no such contradiction.
std::string_view claimed_format(const Model& model);

}  // namespace whichgpu::api
