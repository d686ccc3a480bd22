#include "core/advice/training/plan.h"

#include <algorithm>

#include "core/advice/training/plan_reasons.h"

namespace whichgpu {
namespace {

/// The run that ends first, whatever it costs.
std::optional<TrainingCandidate> soonest_run(const TrainingPlanQuestion& question,
                                             const TrainingCalibration& calibration) {
  TrainingPlanQuestion unlimited = at_any_price(question);
  unlimited.deadline_hours = no_limit;
  const TrainingPlanSearch search = search_training_plans(unlimited, calibration);
  if (search.front.empty()) return std::nullopt;
  return search.front.back();
}

}  // namespace

TrainingPlanAnswer make_training_plans(const TrainingPlanQuestion& question,
                                       const TrainingCalibration& calibration) {
  const TrainingPlanSearch search = search_training_plans(question, calibration);
  TrainingPlanAnswer answer;
  answer.front = search.front;
  answer.considered = search.considered;
  if (search.cheapest) {
    std::vector<TrainingCandidate> runs = within_servers(search.front, *search.cheapest);
    runs.insert(runs.begin(), *search.cheapest);
    add_plan(answer.plans, *search.cheapest, PlanLabel::cheapest);
    add_plan(answer.plans, balanced_of(runs), PlanLabel::balanced);
    add_plan(answer.plans, fastest_of(runs), PlanLabel::fastest);
    if (search.safest) add_plan(answer.plans, *search.safest, PlanLabel::safest);
  } else if (const auto cheapest = cheapest_run(at_any_price(question), calibration)) {
    answer.beyond_budget.emplace().candidate = *cheapest;
    answer.beyond_budget->labels = {PlanLabel::cheapest};
    explain(at_any_price(question), *cheapest, *answer.beyond_budget, calibration);
  } else {
    answer.soonest = soonest_run(question, calibration);
  }
  for (TrainingPlan& plan : answer.plans) explain(question, *search.cheapest, plan, calibration);
  if (!answer.plans.empty()) {
    std::stable_sort(
        answer.plans.begin() + 1, answer.plans.end(),
        [](const TrainingPlan& a, const TrainingPlan& b) { return preferred_run(a.candidate, b.candidate); });
  }
  answer.rejected = training_rejections(question, answer, calibration);
  return answer;
}

}  // namespace whichgpu
