#pragma once

#include "core/advice/serving/estimate.h"
#include "core/advice/serving/plan.h"
#include "core/advice/serving/plan_rejections.h"
#include "core/api/plan/request.h"

namespace whichgpu::api {

/// The serving request that asks for exactly this configuration, under the limits of the need.
Fragment request_of(const PlanInput& input, const PlanCandidate& candidate);

/// The same as a question.
ServingQuestion question_of(const PlanInput& input, const PlanCandidate& candidate);

/// A serving plan of the contract. The estimate in it is made anew, from the request in it.
Fragment serving_plan_report(const PlanInput& input, const Plan& plan);

/// A point of the front of cost against speed.
Fragment serving_point_report(const PlanInput& input, const PlanCandidate& candidate);

Fragment serving_rejection_report(const PlanInput& input, const Rejection& rejection);

}  // namespace whichgpu::api
