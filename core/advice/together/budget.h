#pragma once

#include "core/advice/serving/plan_need.h"
#include "core/advice/training/plan_need.h"

namespace whichgpu {

/// Lets one budget hold for a service and a run that are paid at the same time: the run gets what the
/// cheapest service leaves of it, the service what the cheapest run leaves. A run is found if and only if one
/// can be paid beside some service. Where the money does not do for both, the service has all of it.
void share_budget(const Budget& budget, PlanQuestion& serving, TrainingPlanQuestion& training,
                  const Calibration& serving_calibration, const TrainingCalibration& training_calibration);

}  // namespace whichgpu
