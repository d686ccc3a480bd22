#include "core/advice/training/plan.h"

#include <span>

#include "core/advice/training/plan_reasons.h"
#include "core/catalog/sorting.h"

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

/// What is picked of what a search found that has a cheapest run; that one first, then in rising order of
/// price.
std::vector<Pick<TrainingCandidate>> picked_of(const TrainingPlanSearch& search) {
  std::vector<TrainingCandidate> runs = within_servers(search.front, *search.cheapest);
  runs.insert(runs.begin(), *search.cheapest);
  std::vector<Pick<TrainingCandidate>> picked;
  add_pick(picked, *search.cheapest, PlanLabel::cheapest);
  add_pick(picked, balanced_of(runs), PlanLabel::balanced);
  add_pick(picked, fastest_of(runs), PlanLabel::fastest);
  if (search.safest) add_pick(picked, *search.safest, PlanLabel::safest);
  sort_stably(std::span(picked).subspan(1),
              [](const auto& a, const auto& b) { return preferred_run(a.candidate, b.candidate); });
  return picked;
}

TrainingPlan plan_of(const Pick<TrainingCandidate>& pick, double deadline_hours) {
  TrainingPlan plan;
  plan.candidate = pick.candidate;
  plan.labels = pick.labels;
  plan.answer = answer(question_of(plan.candidate));
  if (deadline_hours < no_limit) plan.headroom = deadline_hours / plan.candidate.cost.hours;
  return plan;
}

}  // namespace

TrainingPlans make_training_plans(const TrainingPlanQuestion& question, const ModelShape& shape,
                                  const TrainingCalibration& calibration) {
  const TrainingPlanSearch search = search_training_plans(question, shape, calibration);
  TrainingPlans found;
  found.front = search.front;
  found.considered = search.considered;
  if (search.cheapest) {
    for (const Pick<TrainingCandidate>& pick : picked_of(search)) {
      TrainingPlan& plan = found.plans.emplace_back(plan_of(pick, question.deadline_hours));
      explain(question, shape, *search.cheapest, plan, calibration);
    }
  } else if (const auto cheapest = cheapest_run(at_any_price(question), shape, calibration)) {
    found.beyond_budget = plan_of({*cheapest, {PlanLabel::cheapest}}, question.deadline_hours);
    explain(at_any_price(question), shape, *cheapest, *found.beyond_budget, calibration);
  } else {
    found.soonest = soonest_run(question, shape, calibration);
  }
  found.rejected = training_rejections(question, shape, found, calibration);
  return found;
}

}  // namespace whichgpu
