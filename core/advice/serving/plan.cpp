#include "core/advice/serving/plan.h"

#include <algorithm>

#include "core/advice/serving/plan_reasons.h"

namespace whichgpu {

PlanAnswer make_plans(const PlanQuestion& question, const Calibration& calibration) {
  const PlanSearch search = search_plans(question, calibration);
  PlanAnswer answer;
  answer.front = search.front;
  answer.considered = search.considered;
  if (search.cheapest) {
    add_plan(answer.plans, *search.cheapest, PlanLabel::cheapest);
    add_plan(answer.plans, balanced_of(search.front), PlanLabel::balanced);
    const std::vector<PlanCandidate> near = within_servers(search.front, *search.cheapest);
    add_plan(answer.plans, near.empty() ? search.front.front() : fastest_of(near), PlanLabel::fastest);
    if (search.safest) add_plan(answer.plans, *search.safest, PlanLabel::safest);
  }
  if (search.beyond_budget) add_plan(answer.beyond_budget, *search.beyond_budget, PlanLabel::cheapest);
  const ModelShape shape = model_shape(*question.model);
  for (std::vector<Plan>* plans : {&answer.plans, &answer.beyond_budget}) {
    for (Plan& plan : *plans) {
      plan.capacity = capacity(plan.candidate.serving, shape, question.need.limits, calibration);
      plan.why = plan_reasons(question, plans->front().candidate, answer.front, plan, calibration);
    }
  }
  std::stable_sort(answer.plans.begin(), answer.plans.end(), [](const Plan& a, const Plan& b) {
    return a.candidate.price.usd_per_hour < b.candidate.price.usd_per_hour;
  });
  return answer;
}

}  // namespace whichgpu
