#pragma once

#include "core/advice/serving/plan.h"

namespace whichgpu {

/// Why `plan` is shown, against `cheapest` and against the best of the other cards. Ids and arguments:
/// - plan_cheapest {gpu_count, gpu, usd_per_hour}: the next card and what it costs; plan_only_card {}
/// - plan_balanced {faster, dearer}, plan_fastest {faster, dearer}: times the cheapest
/// - plan_runner_up {gpu_count, gpu, behind}: the next best card by that measure, and by what factor
/// - plan_safest {dearer}: none where no speed is estimated, for it speaks of limits
/// - plan_replicas {replicas}: capacity adds up over replicas, speed does not
/// - plan_narrow_weights {weights}, plan_narrow_kv_cache {kv_cache}: narrower than published
/// - plan_cache_is_e5m2 {engine, gpu}: its FP8 has two bits of mantissa
/// - plan_slow {tokens_per_second}, plan_late {seconds}: beyond usable_limits()
/// - plan_few_users {engine}: meant for fewer users
/// - plan_bound_by_memory, plan_bound_by_engine, plan_bound_by_ttft, plan_bound_by_tpot {concurrency}: what
///   more users run into
Notes serving_reasons(const ServingPlanQuestion& question, const ModelShape& shape,
                      const ServingCandidate& cheapest, const std::vector<ServingCandidate>& front,
                      const ServingPlan& plan, const ServingCalibration& calibration);

}  // namespace whichgpu
