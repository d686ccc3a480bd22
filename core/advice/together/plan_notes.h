#pragma once

#include "core/advice/serving/existing.h"
#include "core/advice/serving/plan.h"
#include "core/advice/training/plan.h"

namespace whichgpu {

/// What a reader should know of plans for serving. Ids and arguments:
/// - plan_default_tpot {ms, tokens_per_second}, plan_default_ttft {seconds}: limits that were not given
/// - plan_no_usable_speed {tokens_per_second, seconds}: nothing keeps those, so that plans keep what was
/// given
/// - plan_by_price_alone {model}: of what holds the model, as its speed is not estimated
/// - plan_nothing_works {}: no configuration meets the need at any price
/// - plan_no_price {}: no price is known of any card that the question allows
/// - plan_nothing_affordable {usd_per_hour, budget_usd_per_hour}
void add_plan_notes(const ServingPlanQuestion& question, const ServingPlans& plans, Notes& notes);

/// What a reader should know of plans for training. Ids and arguments:
/// - plan_run_too_late {gpu_count, gpu, hours, deadline_hours}: the soonest of all runs
/// - plan_run_fits_nowhere {max_gpus}, or plan_no_price {} as above
/// - plan_run_unaffordable {usd_total, usd_per_hour}: the cheapest that works
void add_plan_notes(const TrainingPlanQuestion& question, const TrainingPlans& plans, Notes& notes);

/// What a reader should know of existing cards that serve below a usable speed. Ids and arguments:
/// - existing_slow {gpu_count, gpu, tokens_per_second}, existing_late {gpu_count, gpu, seconds}
void add_existing_notes(const ServingNeed& need, const std::vector<ServingGroup>& groups, Notes& notes);

}  // namespace whichgpu
