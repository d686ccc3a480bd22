#pragma once

#include <optional>

#include "core/advice/serving/plan_need.h"
#include "core/advice/training/plan_candidate.h"

namespace whichgpu {

/// Lets one budget hold for a service and a run that are paid at the same time: the run gets what the
/// cheapest service leaves of it, the service what the cheapest run leaves. A run is found if and only if one
/// can be paid beside some service. Where the money does not do for both, the service has all of it.
/// `shape` is that of the model of both.
void share_budget(const Budget& budget, const ModelShape& shape, ServingPlanQuestion& serving,
                  TrainingPlanQuestion& training);

/// Whether a service and a run that are paid at the same time keep a budget; empty: there is none.
std::optional<bool> within_budget(const Budget& budget, const Price& service, const TrainingCandidate& run);

/// What a run costs in its first month, its dearest.
double usd_in_first_month(const TrainingCandidate& run);

}  // namespace whichgpu
