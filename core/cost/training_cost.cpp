#include "core/cost/training_cost.h"

#include <cmath>

#include "core/catalog/tables.h"
#include "core/catalog/units.h"

namespace whichgpu {

double charged_hours(double hours) {
  constexpr double minutes_per_hour = 60;
  const Judgement::Plans& judged = tables::judgement().plans;
  const double minutes = hours * minutes_per_hour + judged.start_up_minutes;
  return std::ceil(minutes / judged.billed_minutes) * judged.billed_minutes / minutes_per_hour;
}

TrainingCost training_cost(const Training& training, const Price& price, double step_seconds) {
  const double tokens = training.dataset_tokens * training.epochs;
  TrainingCost cost;
  cost.steps = std::ceil(tokens / (training.global_batch * training.sequence_length));
  cost.hours = cost.steps * step_seconds * training.goodput_factor / seconds_per_hour;
  cost.gpu_hours = cost.hours * training.gpu_count;
  cost.usd_per_hour = price.usd_per_hour;
  cost.usd_total = price.usd_per_hour * cost.hours;
  cost.charged_hours = charged_hours(cost.hours);
  cost.charged_usd = price.usd_per_hour * cost.charged_hours;
  cost.usd_per_billion_tokens = cost.usd_total / tokens * giga;
  return cost;
}

}  // namespace whichgpu
