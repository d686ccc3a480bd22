#pragma once

#include "core/advice/serving/estimate.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// The report of the contract for a serving estimate. `question` is what was asked, for the fixes.
Fragment serving_report(const ServingQuestion& question, const ServingEstimate& estimate);

}  // namespace whichgpu::api
