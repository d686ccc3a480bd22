#pragma once

#include "core/advice/plan.h"
#include "core/advice/plan_rejections.h"
#include "core/api/plan_request.h"

namespace whichgpu::api {

/// A serving plan of the contract. The estimate in it is made anew, from the request in it.
Json serving_plan_report(const PlanInput& input, const Plan& plan);

/// A point of the front of cost against speed.
Json serving_point_report(const PlanInput& input, const PlanCandidate& candidate);

Json serving_rejection_report(const PlanInput& input, const Rejection& rejection);

}  // namespace whichgpu::api
