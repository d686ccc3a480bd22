#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/api/model/layouts.h"

namespace whichgpu::api {

/// Two halves of a part's weights, each with the names that families give to its module.
using Spellings = std::span<const std::string_view>;

/// Matrices of one layer that checkpoints store alike.
struct WeightPart {
  int layer = 0;
  bool expert = false;    ///< routed
  double parameters = 0;  ///< of both halves
  Spellings inward;       ///< module names below the layer's
  Spellings outward;
  bool router = false;  ///< stays in 16 bit, unless named
};

/// The parts of all layers of a model of width `hidden`.
std::vector<WeightPart> weight_parts(const ConfigFamily& family, const Layers& layers, double hidden);

}  // namespace whichgpu::api
