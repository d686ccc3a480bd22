#include "core/advice/training_plan.h"

#include "core/advice/training_plan_reasons.h"

namespace whichgpu {
namespace {

constexpr double last_tenth = 1.1;

int servers(const TrainingCandidate& c) {
  return (c.training.gpu_count + gpus_per_server - 1) / gpus_per_server;
}

double product(const TrainingCandidate& c) { return c.cost.usd_total * c.cost.hours; }

const TrainingCandidate& balanced_of(const std::vector<TrainingCandidate>& front) {
  const TrainingCandidate* best = &front.front();
  for (const TrainingCandidate& c : front) {
    if (servers(c) <= servers(front.front()) && product(c) < product(*best)) best = &c;
  }
  return *best;
}

/// The cheapest within the last tenth of the fewest hours.
const TrainingCandidate& fastest_of(const std::vector<TrainingCandidate>& front) {
  double least = no_limit;
  for (const TrainingCandidate& c : front) {
    if (servers(c) <= servers(front.front())) least = c.cost.hours;
  }
  for (const TrainingCandidate& c : front) {
    if (servers(c) <= servers(front.front()) && c.cost.hours <= last_tenth * least) return c;
  }
  return front.front();
}

void add_plan(std::vector<TrainingPlan>& plans, const TrainingCandidate& candidate, PlanLabel label) {
  for (TrainingPlan& plan : plans) {
    if (plan.candidate.card == candidate.card &&
        plan.candidate.training.gpu_count == candidate.training.gpu_count) {
      plan.labels.push_back(label);
      return;
    }
  }
  plans.push_back({candidate, {label}, RunLimit::none, {}});
}

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
  if (!search.front.empty()) {
    add_plan(answer.plans, search.front.front(), PlanLabel::cheapest);
    add_plan(answer.plans, balanced_of(search.front), PlanLabel::balanced);
    add_plan(answer.plans, fastest_of(search.front), PlanLabel::fastest);
    if (search.safest) add_plan(answer.plans, *search.safest, PlanLabel::safest);
  } else if (const auto cheapest = cheapest_run(at_any_price(question), calibration)) {
    answer.beyond_budget = TrainingPlan{*cheapest, {PlanLabel::cheapest}, RunLimit::none, {}};
    explain(at_any_price(question), *cheapest, *answer.beyond_budget, calibration);
  } else {
    answer.soonest = soonest_run(question, calibration);
  }
  for (TrainingPlan& plan : answer.plans) explain(question, search.front.front(), plan, calibration);
  std::stable_sort(
      answer.plans.begin(), answer.plans.end(),
      [](const TrainingPlan& a, const TrainingPlan& b) { return preferred_run(a.candidate, b.candidate); });
  answer.rejected = training_rejections(question, answer, calibration);
  return answer;
}

}  // namespace whichgpu
