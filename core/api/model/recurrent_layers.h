#pragma once

#include "core/api/model/config.h"
#include "core/catalog/model.h"

namespace whichgpu::api {

/// One recurrent layer of the family's kind: the parameters of its mixer and the state it keeps for a
/// sequence. Formulas follow the modeling files of huggingface/transformers; see data/README.md.
AttentionLayers recurrent_layer(Config& config, double hidden, std::optional<Error>& error);

}  // namespace whichgpu::api
