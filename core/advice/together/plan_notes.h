#pragma once

#include "core/advice/serving/plan.h"
#include "core/advice/training/plan.h"

namespace whichgpu {

/// What a reader should know of plans for serving. Ids and arguments:
/// - plan_nothing_works {}: no configuration meets the need at any price
/// - plan_nothing_affordable {usd_per_hour, budget_usd_per_hour}
void add_plan_notes(const ServingPlanQuestion& question, const ServingPlans& plans, Notes& notes);

/// What a reader should know of plans for training. Ids and arguments:
/// - plan_run_too_late {gpu_count, gpu, hours, deadline_hours}: the soonest of all runs
/// - plan_run_fits_nowhere {max_gpus}
/// - plan_run_unaffordable {usd_total, usd_per_hour}: the cheapest that works
void add_plan_notes(const TrainingPlanQuestion& question, const TrainingPlans& plans, Notes& notes);

}  // namespace whichgpu
