#include "core/advice/together/plan.h"

#include <algorithm>

#include "core/advice/together/budget.h"
#include "core/advice/together/plan_notes.h"

namespace whichgpu {
namespace {

std::optional<PlansTogether> together_of(const Budget& budget, const PlanAnswer& answer) {
  if (!answer.serving || !answer.training) return std::nullopt;
  const auto services = answer.serving->shown();
  const auto runs = answer.training->shown();
  if (services.empty() || runs.empty()) return std::nullopt;
  const Price& service = services.front()->candidate.price;
  const TrainingCandidate& run = runs.front()->candidate;
  return PlansTogether{service.usd_per_hour + run.price.usd_per_hour,
                       service.usd_per_hour * hours_per_month + usd_in_first_month(run),
                       within_budget(budget, service, run)};
}

/// `serving` is the question's, with what is usual or without it.
PlanNeeds needs_of(const PlanQuestion& question, std::optional<ServingPlanQuestion> serving,
                   const ModelShape& shape) {
  PlanNeeds needs{serving, question.training};
  if (needs.serving) needs.serving->max_usd_per_hour = question.budget.always_on();
  if (needs.training) needs.training->budget = question.budget;
  if (needs.serving && needs.training) {
    share_budget(question.budget, shape, *needs.serving, *needs.training);
  }
  return needs;
}

ServingPlans serving_plans(const PlanNeeds& needs, const ModelShape& shape) {
  return make_serving_plans(*needs.serving, shape, tables::serving_calibration());
}

/// Plans with what is usual; without it, where only that leaves a plan. Of a model whose speed is not
/// estimated there are no usual limits to leave out.
ServingPlans plan_serving(const PlanQuestion& question, const ModelShape& shape, PlanNeeds& needs) {
  ServingPlans usual = serving_plans(needs, shape);
  if (!usual.plans.empty() || !generates(*question.model)) return usual;
  const PlanNeeds slow = needs_of(question, at_any_speed(*needs.serving), shape);
  ServingPlans slow_plans = serving_plans(slow, shape);
  const bool better = !slow_plans.plans.empty() || (slow_plans.beyond_budget && !usual.beyond_budget);
  if (!better) return usual;
  needs = slow;
  return slow_plans;
}

}  // namespace

PlanAnswer answer(const PlanQuestion& question) {
  PlanAnswer answer;
  answer.shape = model_shape(*question.model);
  std::optional<ServingPlanQuestion> serving = question.serving;
  if (serving) serving = as_usual(*serving);
  PlanNeeds needs = needs_of(question, serving, answer.shape);
  if (needs.serving) answer.serving = plan_serving(question, answer.shape, needs);
  if (needs.training) {
    answer.training = make_training_plans(*needs.training, answer.shape, tables::training_calibration());
  }
  answer.together = together_of(question.budget, answer);
  if (question.existing) {
    answer.existing = question.existing->use(question, {serving, needs.training}, answer);
  }
  if (!question.scaled_from.empty()) {
    add(answer.notes, "plan_model_scaled", {text("from", question.scaled_from)});
  }
  if (needs.serving) add_plan_notes(*needs.serving, *answer.serving, answer.notes);
  if (needs.serving && answer.existing) {
    add_existing_notes(needs.serving->need, answer.existing->serving->groups, answer.notes);
  }
  if (needs.training) add_plan_notes(*needs.training, *answer.training, answer.notes);
  return answer;
}

}  // namespace whichgpu
