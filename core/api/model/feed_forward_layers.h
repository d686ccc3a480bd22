#pragma once

#include <vector>

#include "core/api/model/layer_kinds.h"
#include "core/catalog/model.h"

namespace whichgpu::api {

/// The feed-forward block of every layer that has one, in order.
std::vector<FeedForwardLayers> read_feed_forward_layers(Config& config, const LayerKinds& kinds, int hidden);

}  // namespace whichgpu::api
