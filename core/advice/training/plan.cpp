#include "core/advice/training/plan.h"

#include <algorithm>

#include "core/advice/training/plan_reasons.h"

namespace whichgpu {
namespace {

/// The question that a candidate answers, nothing left open.
TrainingQuestion question_of(const TrainingCandidate& c) {
  TrainingQuestion question;
  question.training = c.training;
  question.open = {false, false, false, false};
  question.price.offer = c.price.offer;
  if (c.price.offer == nullptr) question.price.own_usd_per_gpu_hour = c.price.usd_per_gpu_hour;
  return question;
}

/// The run that ends first, whatever it costs.
std::optional<TrainingCandidate> soonest_run(const TrainingPlanQuestion& question, const ModelShape& shape,
                                             const TrainingCalibration& calibration) {
  TrainingPlanQuestion unlimited = at_any_price(question);
  unlimited.deadline_hours = no_limit;
  const TrainingPlanSearch search = search_training_plans(unlimited, shape, calibration);
  if (search.front.empty()) return std::nullopt;
  return search.front.back();
}

/// The plans among what a search found that has a cheapest run; that one first.
std::vector<TrainingPlan> picked_of(const TrainingPlanSearch& search) {
  std::vector<TrainingCandidate> runs = within_servers(search.front, *search.cheapest);
  runs.insert(runs.begin(), *search.cheapest);
  std::vector<TrainingPlan> picked;
  add_plan(picked, *search.cheapest, PlanLabel::cheapest);
  add_plan(picked, balanced_of(runs), PlanLabel::balanced);
  add_plan(picked, fastest_of(runs), PlanLabel::fastest);
  if (search.safest) add_plan(picked, *search.safest, PlanLabel::safest);
  return picked;
}

}  // namespace

TrainingPlans make_training_plans(const TrainingPlanQuestion& question, const ModelShape& shape,
                                  const TrainingCalibration& calibration) {
  const TrainingPlanSearch search = search_training_plans(question, shape, calibration);
  TrainingPlans found;
  found.front = search.front;
  found.considered = search.considered;
  const auto complete = [&](TrainingPlan& plan, const TrainingPlanQuestion& asked,
                            const TrainingCandidate& cheapest) {
    plan.answer = answer(question_of(plan.candidate));
    if (question.deadline_hours < no_limit) plan.headroom = question.deadline_hours / plan.candidate.time();
    explain(asked, shape, cheapest, plan, calibration);
  };
  if (search.cheapest) {
    found.plans = picked_of(search);
    for (TrainingPlan& plan : found.plans) complete(plan, question, *search.cheapest);
    std::stable_sort(
        found.plans.begin() + 1, found.plans.end(),
        [](const TrainingPlan& a, const TrainingPlan& b) { return preferred_run(a.candidate, b.candidate); });
  } else if (const auto cheapest = cheapest_run(at_any_price(question), shape, calibration)) {
    TrainingPlan& plan = found.beyond_budget.emplace();
    plan.candidate = *cheapest;
    plan.labels = {PlanLabel::cheapest};
    complete(plan, at_any_price(question), *cheapest);
  } else {
    found.soonest = soonest_run(question, shape, calibration);
  }
  found.rejected = training_rejections(question, shape, found, calibration);
  return found;
}

}  // namespace whichgpu
