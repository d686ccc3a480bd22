#pragma once

#include <optional>

#include "core/api/json/json.h"

namespace whichgpu::api {

/// Parameters of a tower (vision or audio) and of the projector behind it, from its configuration inside
/// a model of width `hidden`: blocks of attention and two matrices (three if gated), a patch embedding and
/// a projector of two matrices. Nothing where the configuration leaves a size unsaid.
std::optional<double> tower_parameters(const Json& tower, double hidden);

}  // namespace whichgpu::api
