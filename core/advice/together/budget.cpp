#include "core/advice/together/budget.h"

#include <algorithm>

#include "core/advice/serving/plan_search.h"
#include "core/advice/training/plan_search.h"

namespace whichgpu {

void share_budget(const Budget& budget, PlanQuestion& serving, TrainingPlanQuestion& training,
                  const Calibration& serving_calibration, const TrainingCalibration& training_calibration) {
  serving.max_usd_per_hour = budget.always_on();
  training.budget = budget;
  if (budget.always_on() == no_limit) return;  // what is left is for the run alone
  const std::optional<PlanCandidate> service = cheapest_plan(serving, serving_calibration);
  if (!service) return;
  training.budget = budget.beside_service(service->price.usd_per_hour);
  const std::optional<TrainingCandidate> run = cheapest_run(training, training_calibration);
  if (!run) return;
  const Budget left = budget.beside_run(run->price.usd_per_hour, run->cost.hours);
  serving.max_usd_per_hour = std::max(left.always_on(), service->price.usd_per_hour);
}

}  // namespace whichgpu
