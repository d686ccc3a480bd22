#pragma once

#include "core/advice/training/plan.h"
#include "core/api/plan/request.h"

namespace whichgpu::api {

/// The training request that asks for exactly this run.
Fragment request_of(const PlanInput& input, const TrainingCandidate& candidate);

/// A training plan of the contract.
Fragment training_plan_report(const PlanInput& input, const TrainingPlan& plan);

/// A point of the front of cost against hours.
Fragment training_point_report(const PlanInput& input, const TrainingCandidate& candidate);

Fragment training_rejection_report(const PlanInput& input, const TrainingRejection& rejection);

}  // namespace whichgpu::api
