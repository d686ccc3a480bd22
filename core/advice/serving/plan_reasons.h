#pragma once

#include "core/advice/serving/plan.h"

namespace whichgpu {

/// Why `plan` is shown, against `cheapest` and against the best of the other cards; see make_plans.
Notes plan_reasons(const PlanQuestion& question, const PlanCandidate& cheapest,
                   const std::vector<PlanCandidate>& front, const Plan& plan, const Calibration& calibration);

}  // namespace whichgpu
