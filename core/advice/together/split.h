#pragma once

#include <vector>

#include "core/advice/serving/fleet.h"
#include "core/advice/training/fleet.h"

namespace whichgpu {

/// Training on some cards and serving on others, in the same month.
struct FleetSplit {
  const TrainingCandidate* training = nullptr;
  const PlanCandidate* serving = nullptr;
  bool training_owned = false;  ///< on the visitor's own cards
  bool serving_owned = false;
  double usd_per_month = 0;  ///< of both

  double training_usd_per_month() const;
};

/// Every way to do both at a time: each need on the fewest of one kind of the visitor's cards that meet it,
/// or on the cheapest cards of the plans, rented; both on one kind only where there are enough for both.
/// Serving runs all month; the run is charged once, and for a month at most. The cheapest first; then more of
/// the visitor's own. The splits refer into the arguments.
std::vector<FleetSplit> fleet_splits(const FleetServing& serving, const PlanAnswer& serving_plans,
                                     const FleetTraining& training, const TrainingPlanAnswer& training_plans);

}  // namespace whichgpu
