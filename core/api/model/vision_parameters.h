#pragma once

#include <optional>
#include <string_view>

#include "core/api/json/json.h"
#include "core/catalog/vision.h"

namespace whichgpu::api {

/// Parameters of a tower (vision or audio) and of the projector behind it, from its configuration inside
/// a model of width `hidden`: blocks of attention and two matrices (three if gated), a patch embedding and
/// a projector of two matrices, with those that the family merges patches by; `holder` is what the
/// configuration is a part of. Nothing where it leaves a size unsaid.
std::optional<double> tower_parameters(const Json& tower, const Json& holder, double hidden);

/// The shape of a vision tower, by the same names, and how models of this type prepare pictures; no family
/// where the configuration leaves a size unsaid or the type's rule was not read.
VisionTower tower_shape(const Json& config, const Json& holder, std::string_view model_type, double hidden);

}  // namespace whichgpu::api
