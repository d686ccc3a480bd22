#pragma once

#include <optional>
#include <vector>

#include "core/api/model/config.h"
#include "core/catalog/model.h"

namespace whichgpu::api {

/// A model's layers, one by one.
struct Layers {
  std::vector<AttentionLayers> attention;
  std::vector<FeedForwardLayers> feed_forward;
  std::vector<int> attention_numbers;  ///< the layer of each; empty: that of its position
  std::vector<int> feed_forward_numbers;
  int blocks = 0;         ///< that have norms
  double parameters = 0;  ///< beside attention, feed-forward blocks and what the traits count
  double looked_up = 0;   ///< … in tables of which a token reads one row
};

/// The layers of a configuration of its family's layout, for a model of width `hidden`.
Layers read_layers(Config& config, int hidden, std::optional<Error>& error);

}  // namespace whichgpu::api
