#include "core/advice/together/plan_notes.h"

namespace whichgpu {

void add_plan_notes(const ServingPlanQuestion& question, const ServingPlans& plans, Notes& notes) {
  if (plans.beyond_budget) {
    add(notes, "plan_nothing_affordable",
        {number("usd_per_hour", plans.beyond_budget->candidate.usd()),
         number("budget_usd_per_hour", question.max_usd_per_hour)});
  } else if (plans.plans.empty()) {
    add(notes, "plan_nothing_works", {});
  }
}

void add_plan_notes(const TrainingPlanQuestion& question, const TrainingPlans& plans, Notes& notes) {
  if (plans.beyond_budget) {
    const TrainingCost& cost = plans.beyond_budget->candidate.cost;
    add(notes, "plan_run_unaffordable",
        {number("usd_total", cost.usd_total), number("usd_per_hour", cost.usd_per_hour)});
  } else if (plans.soonest) {
    const TrainingCandidate& soonest = *plans.soonest;
    add(notes, "plan_run_too_late",
        {number("gpu_count", soonest.gpu_count()), text("gpu", soonest.gpu().name),
         number("hours", soonest.time()), number("deadline_hours", question.deadline_hours)});
  } else if (plans.plans.empty()) {
    add(notes, "plan_run_fits_nowhere", {number("max_gpus", question.max_gpus)});
  }
}

}  // namespace whichgpu
