#pragma once

#include "core/advice/training/existing.h"
#include "core/api/plan/request.h"

namespace whichgpu::api {

/// One run; hours and costs are null where it does not fit or has no price.
Fragment run_report(const PlanInput& input, const Run& run);

Fragment training_existing_report(const PlanInput& input, const TrainingOnExisting& found);

}  // namespace whichgpu::api
