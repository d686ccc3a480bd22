#pragma once

#include "core/advice/plan.h"
#include "core/advice/plan_rejections.h"
#include "core/api/plan_request.h"

namespace whichgpu::api {

/// The report of the contract. The estimates in it are made anew, from the serving requests in it.
Json plan_report(const PlanInput& input, const PlanAnswer& answer, const std::vector<Rejection>& rejections);

}  // namespace whichgpu::api
