#include "core/advice/together/budget.h"

#include <algorithm>

#include "core/advice/serving/plan_search.h"
#include "core/advice/training/plan_search.h"

namespace whichgpu {

void share_budget(const Budget& budget, const ModelShape& shape, ServingPlanQuestion& serving,
                  TrainingPlanQuestion& training) {
  serving.max_usd_per_hour = budget.always_on();
  training.budget = budget;
  if (budget.always_on() == no_limit) return;  // what is left is for the run alone
  const std::optional<ServingCandidate> service =
      cheapest_service(serving, shape, tables::serving_calibration());
  if (!service) return;
  training.budget = budget.beside_service(service->price.usd_per_hour);
  const std::optional<TrainingCandidate> run = cheapest_run(training, shape, tables::training_calibration());
  if (!run) return;
  const Budget left = budget.beside_run(run->price.usd_per_hour, run->cost.charged_hours);
  serving.max_usd_per_hour = std::max(left.always_on(), service->price.usd_per_hour);
}

std::optional<bool> within_budget(const Budget& budget, const Price& service, const TrainingCandidate& run) {
  const bool limited = budget.always_on() < no_limit || budget.usd_total < no_limit;
  if (!limited) return std::nullopt;
  return budget.beside_service(service.usd_per_hour).allows(run.price.usd_per_hour, run.cost.charged_hours);
}

double usd_in_first_month(const TrainingCandidate& run) {
  return run.price.usd_per_hour * std::min(run.cost.charged_hours, hours_per_month);
}

}  // namespace whichgpu
