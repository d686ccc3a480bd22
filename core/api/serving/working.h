#pragma once

#include "core/advice/serving/estimate.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// How each figure of the report came about: formula id, inputs, value, unit and source, in the order in
/// which they depend on each other.
Fragment working(const ServingEstimate& estimate, const Room& room);

}  // namespace whichgpu::api
