#pragma once

#include "core/advice/fleet_training.h"
#include "core/api/plan_request.h"

namespace whichgpu::api {

/// One run; hours and costs are null where it does not fit or has no price.
Json run_report(const PlanInput& input, const TrainingCandidate& candidate);

Json fleet_training_report(const PlanInput& input, const FleetTraining& found);

}  // namespace whichgpu::api
