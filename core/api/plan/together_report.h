#pragma once

#include "core/api/plan/fleet_report.h"

namespace whichgpu::api {

/// Whether a service and a run that are paid at the same time keep a budget; null: there is none.
Fragment within_budget(const Budget& budget, const Price& service, const TrainingCandidate& run);

/// What the cheapest service and the cheapest run cost together; null unless both were asked for and found,
/// beyond the budget if need be.
Fragment together_report(const PlanInput& input, const PlanAnswers& answers);

}  // namespace whichgpu::api
