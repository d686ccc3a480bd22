#pragma once

#include <optional>
#include <vector>

#include "core/advice/serving/existing.h"
#include "core/advice/training/existing.h"
#include "core/cost/budget.h"

namespace whichgpu {

/// Training on some cards and serving on others, in the same month.
struct Split {
  Run training;
  Service serving;
  bool training_on_existing = false;
  bool serving_on_existing = false;
  double training_usd_per_month = 0;
  double usd_per_month = 0;           ///< of both
  std::optional<bool> within_budget;  ///< empty: there is no budget
};

/// Every way to do both at a time: each need on the fewest of one kind of the visitor's cards that meet it,
/// or, rented, as `service` and `run`, the cheapest of the plans; both on one kind only where there are
/// enough for both. Serving runs all month; the run is charged once, and for a month at most. The cheapest
/// first; then more of the existing cards.
std::vector<Split> splits_of(const ServingOnExisting& serving, const std::optional<Service>& service,
                             const TrainingOnExisting& training, const std::optional<Run>& run,
                             const Budget& budget);

}  // namespace whichgpu
