#pragma once

#include "core/cost/price.h"
#include "core/workload/training.h"

namespace whichgpu {

/// How long a whole run takes and what it costs, in US dollars.
struct TrainingCost {
  double steps = 0;  ///< optimizer steps, rounded up
  double hours = 0;  ///< wall clock: steady steps times the goodput factor
  double gpu_hours = 0;
  double usd_per_hour = 0;
  double usd_total = 0;      ///< zero if no price is known
  double charged_hours = 0;  ///< with the start of rented machines, in whole units of what is billed
  double charged_usd = 0;    ///< for those
  double usd_per_billion_tokens = 0;
};

/// What a run of so many hours on rented machines is charged for: their start as well, rounded up to what is
/// billed. See data/judgement.json.
double charged_hours(double hours);

/// Optimizer steps of `training`, each of which takes `step_seconds`, at `price`.
TrainingCost training_cost(const Training& training, const Price& price, double step_seconds);

}  // namespace whichgpu
