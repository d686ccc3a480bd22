#pragma once

#include "core/advice/serving/existing.h"
#include "core/api/plan/request.h"

namespace whichgpu::api {

/// One configuration at work; speeds and costs are null where it does not run or has no price.
Fragment service_report(const PlanInput& input, const Service& service);

Fragment serving_existing_report(const PlanInput& input, const ServingOnExisting& found);

}  // namespace whichgpu::api
