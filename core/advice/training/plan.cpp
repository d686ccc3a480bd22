#include "core/advice/training/plan.h"

#include "core/advice/training/plan_reasons.h"

namespace whichgpu {
namespace {

constexpr double last_tenth = 1.1;

int servers(const TrainingCandidate& c) {
  return (c.training.gpu_count + gpus_per_server - 1) / gpus_per_server;
}

double product(const TrainingCandidate& c) { return c.cost.usd_total * c.cost.hours; }

/// Least price times hours.
const TrainingCandidate& balanced_of(const std::vector<TrainingCandidate>& runs) {
  return *std::min_element(
      runs.begin(), runs.end(),
      [](const TrainingCandidate& a, const TrainingCandidate& b) { return product(a) < product(b); });
}

/// The first within the last tenth of the fewest hours.
const TrainingCandidate& fastest_of(const std::vector<TrainingCandidate>& runs) {
  double least = no_limit;
  for (const TrainingCandidate& c : runs) least = std::min(least, c.cost.hours);
  return *std::find_if(runs.begin(), runs.end(),
                       [&](const TrainingCandidate& c) { return c.cost.hours <= last_tenth * least; });
}

/// The cheapest run and those of the front that take no more servers.
std::vector<TrainingCandidate> within_servers(const TrainingPlanSearch& search) {
  std::vector<TrainingCandidate> runs{*search.cheapest};
  for (const TrainingCandidate& c : search.front) {
    if (servers(c) <= servers(*search.cheapest)) runs.push_back(c);
  }
  return runs;
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
  if (search.cheapest) {
    const std::vector<TrainingCandidate> runs = within_servers(search);
    add_plan(answer.plans, *search.cheapest, PlanLabel::cheapest);
    add_plan(answer.plans, balanced_of(runs), PlanLabel::balanced);
    add_plan(answer.plans, fastest_of(runs), PlanLabel::fastest);
    if (search.safest) add_plan(answer.plans, *search.safest, PlanLabel::safest);
  } else if (const auto cheapest = cheapest_run(at_any_price(question), calibration)) {
    answer.beyond_budget = TrainingPlan{*cheapest, {PlanLabel::cheapest}, RunLimit::none, {}};
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
