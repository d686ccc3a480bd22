#include "core/api/plan/together_report.h"

#include <algorithm>

namespace whichgpu::api {
namespace {

const PlanCandidate* cheapest_service(const PlanAnswer& answer) {
  const std::vector<Plan>& plans = answer.plans.empty() ? answer.beyond_budget : answer.plans;
  return plans.empty() ? nullptr : &plans.front().candidate;
}

const TrainingCandidate* cheapest_run(const TrainingPlanAnswer& answer) {
  if (!answer.plans.empty()) return &answer.plans.front().candidate;
  return answer.beyond_budget ? &answer.beyond_budget->candidate : nullptr;
}

bool is_limited(const Budget& budget) { return budget.always_on() < no_limit || budget.usd_total < no_limit; }

}  // namespace

Fragment within_budget(const Budget& budget, const Price& service, const TrainingCandidate& run) {
  if (!is_limited(budget)) return {};
  return Fragment(budget.beside_service(service.usd_per_hour).allows(run.price.usd_per_hour, run.cost.hours));
}

Fragment together_report(const PlanInput& input, const PlanAnswers& answers) {
  const PlanCandidate* service = cheapest_service(answers.serving);
  const TrainingCandidate* run = cheapest_run(answers.training);
  if (service == nullptr || run == nullptr) return {};
  const double run_month = run->price.usd_per_hour * std::min(run->cost.hours, hours_per_month);
  return object_of({{"usd_per_hour", service->price.usd_per_hour + run->price.usd_per_hour},
                    {"usd_first_month", service->price.usd_per_hour * hours_per_month + run_month},
                    {"within_budget", within_budget(input.budget, service->price, *run)}});
}

}  // namespace whichgpu::api
