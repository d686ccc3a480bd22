#pragma once

#include <optional>
#include <vector>

#include "core/api/model/layer_kinds.h"
#include "core/catalog/model.h"

namespace whichgpu::api {

/// The attention or recurrence of every layer that has some, in order; a layer with both gives two entries.
std::vector<AttentionLayers> read_attention_layers(Config& config, const LayerKinds& kinds, int hidden,
                                                   std::optional<Error>& error);

/// One layer of latent attention (DeepSeek-V2, arXiv:2405.04434).
AttentionLayers latent_layer(Config& config);

}  // namespace whichgpu::api
