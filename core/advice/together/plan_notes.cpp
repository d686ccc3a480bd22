#include "core/advice/together/plan_notes.h"

#include "core/catalog/units.h"

namespace whichgpu {

namespace {

/// The limits that stand in for those which were not given.
void add_default_limits(const ServingPlanQuestion& question, Notes& notes) {
  const LatencyLimits& limits = question.need.limits;
  if (question.given.max_tpot_seconds == LatencyLimits::none) {
    add(notes, "plan_default_tpot",
        {number("ms", limits.max_tpot_seconds * milliseconds_per_second),
         number("tokens_per_second", 1 / limits.max_tpot_seconds)});
  }
  if (question.given.max_ttft_seconds == LatencyLimits::none) {
    add(notes, "plan_default_ttft", {number("seconds", limits.max_ttft_seconds)});
  }
}

}  // namespace

void add_plan_notes(const ServingPlanQuestion& question, const ServingPlans& plans, Notes& notes) {
  if (!generates(*question.model)) {
    add(notes, "plan_by_price_alone", {text("model", question.model->name)});
  } else if (question.usual) {
    add_default_limits(question, notes);
  } else {
    const LatencyLimits usable = usable_limits(question.need);
    add(notes, "plan_no_usable_speed",
        {number("tokens_per_second", 1 / usable.max_tpot_seconds),
         number("seconds", usable.max_ttft_seconds)});
  }
  if (plans.beyond_budget) {
    add(notes, "plan_nothing_affordable",
        {number("usd_per_hour", plans.beyond_budget->candidate.usd()),
         number("budget_usd_per_hour", question.max_usd_per_hour)});
  } else if (plans.plans.empty() && !any_priced(question.cards)) {
    add(notes, "plan_no_price", {});
  } else if (plans.plans.empty()) {
    add(notes, "plan_nothing_works", {});
  }
}

void add_plan_notes(const TrainingPlanQuestion& question, const TrainingPlans& plans, Notes& notes) {
  if (plans.beyond_budget) {
    const TrainingCost& cost = plans.beyond_budget->candidate.cost;
    add(notes, "plan_run_unaffordable",
        {number("usd_total", cost.charged_usd), number("usd_per_hour", cost.usd_per_hour)});
  } else if (plans.soonest) {
    const TrainingCandidate& soonest = *plans.soonest;
    add(notes, "plan_run_too_late",
        {number("gpu_count", soonest.gpu_count()), text("gpu", soonest.gpu().name),
         number("hours", soonest.cost.hours), number("deadline_hours", question.deadline_hours)});
  } else if (plans.plans.empty() && !any_priced(question.cards)) {
    add(notes, "plan_no_price", {});
  } else if (plans.plans.empty()) {
    add(notes, "plan_run_fits_nowhere", {number("max_gpus", question.max_gpus)});
  }
}

void add_existing_notes(const ServingNeed& need, const std::vector<ServingGroup>& groups, Notes& notes) {
  const LatencyLimits usable = usable_limits(need);
  for (const ServingGroup& group : groups) {
    if (group.usual || !group.work || !group.work->speed) continue;
    const ServingSpeed& speed = *group.work->speed;
    const NoteArgument cards = number("gpu_count", group.existing->count);
    const NoteArgument gpu = text("gpu", group.existing->card.gpu->name);
    if (speed.tpot_seconds > usable.max_tpot_seconds) {
      add(notes, "existing_slow", {cards, gpu, number("tokens_per_second", 1 / speed.tpot_seconds)});
    }
    if (speed.ttft_seconds > usable.max_ttft_seconds) {
      add(notes, "existing_late", {cards, gpu, number("seconds", speed.ttft_seconds)});
    }
  }
}

}  // namespace whichgpu
