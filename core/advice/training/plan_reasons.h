#pragma once

#include "core/advice/training/plan.h"

namespace whichgpu {

/// Fills in why `plan` is shown, and what fewer of its cards run into. Ids and arguments:
/// - plan_run_cheapest {gpu_count, gpu, usd_total, percent}: the next card and what it costs; none is cheaper
/// by more than so many percent; plan_only_card {}
/// - plan_run_fewest {gpu_count, gpu, usd_total, percent}: another card does it for less, not by more than
/// that, with no fewer cards
/// - plan_balanced {faster, dearer}, plan_run_fastest {faster, dearer}: times the cheapest
/// - plan_run_safest {dearer}
/// - plan_run_start_up {minutes, usd_total}: of the machines, and the price without it
/// - plan_run_bound_by_memory {gpu_count, bytes}, plan_run_bound_by_deadline {gpu_count, hours}: fewer cards
/// - plan_run_free {gpu_count, hours, usd_total}: fewer cards do it too
void explain(const TrainingPlanQuestion& question, const ModelShape& shape, const TrainingCandidate& cheapest,
             TrainingPlan& plan, const TrainingCalibration& calibration);

/// The cards that people ask about first, with the reason why they are in no plan. Ids and arguments:
/// - rejected_short_of_memory {gpu_count, bytes}: so many lack this much each
/// - rejected_too_late {gpu_count, hours, deadline_hours}: so many take this long
/// - rejected_run_dearer {gpu_count, usd_total, times}, rejected_run_slower {gpu_count, usd_total},
/// rejected_run_more_cards {gpu_count, usd_total}: these work
/// - rejected_run_over_budget {gpu_count, usd_total, usd_per_hour}
/// - rejected_no_price {}
std::vector<TrainingRejection> training_rejections(const TrainingPlanQuestion& question,
                                                   const ModelShape& shape, const TrainingPlans& plans,
                                                   const TrainingCalibration& calibration);

}  // namespace whichgpu
