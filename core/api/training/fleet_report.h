#pragma once

#include "core/advice/training/fleet.h"
#include "core/api/plan/request.h"

namespace whichgpu::api {

/// One run; hours and costs are null where it does not fit or has no price.
Fragment run_report(const PlanInput& input, const TrainingCandidate& candidate);

Fragment fleet_training_report(const PlanInput& input, const FleetTraining& found);

}  // namespace whichgpu::api
