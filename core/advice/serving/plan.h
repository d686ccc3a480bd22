#pragma once

#include <vector>

#include "core/advice/common/pick.h"
#include "core/advice/serving/capacity.h"
#include "core/advice/serving/plan_search.h"

namespace whichgpu {

/// A configuration worth showing.
struct Plan : Pick<PlanCandidate> {
  Capacity capacity;
};

/// What the planner answers.
struct PlanAnswer {
  std::vector<Plan> plans;  ///< at most four, rising price
  std::vector<Plan>
      beyond_budget;  ///< one, if no configuration within the budget works but a dearer one does
  std::vector<PlanCandidate> front;
  double considered = 0;
};

/// Searches, and picks:
/// - cheapest: lowest price per hour;
/// - balanced: least price times time of a request;
/// - fastest: shortest time of a request on no more servers than the cheapest takes, but for the last tenth;
/// - safest: the cheapest with published formats, memory to spare and limits met at the 90th percentile.
/// Reasons, ids and arguments:
/// - plan_cheapest {gpu_count, gpu, usd_per_hour}: the next card and what it costs; plan_only_card {}
/// - plan_balanced {faster, dearer}, plan_fastest {faster, dearer}: times the cheapest
/// - plan_runner_up {gpu_count, gpu, behind}: the next best card by that measure, and by what factor
/// - plan_safest {dearer}
/// - plan_replicas {replicas}: capacity adds up over replicas, speed does not
/// - plan_narrow_weights {weights}, plan_narrow_kv_cache {kv_cache}: narrower than published
/// - plan_bound_by_memory, plan_bound_by_engine, plan_bound_by_ttft, plan_bound_by_tpot {concurrency}: what
///   more users run into
PlanAnswer make_plans(const PlanQuestion& question, const Calibration& calibration);

}  // namespace whichgpu
