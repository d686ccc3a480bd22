#pragma once

#include "core/advice/serving/plan.h"
#include "core/api/plan/request.h"

namespace whichgpu::api {

/// The serving request that asks for exactly this configuration, under the limits of the need.
Fragment request_of(const PlanInput& input, const ServingCandidate& candidate);

/// A serving plan of the contract.
Fragment serving_plan_report(const PlanInput& input, const ServingPlan& plan);

/// A point of the front of cost against speed.
Fragment serving_point_report(const PlanInput& input, const ServingCandidate& candidate);

Fragment serving_rejection_report(const PlanInput& input, const ServingRejection& rejection);

}  // namespace whichgpu::api
