#pragma once

#include <optional>
#include <vector>

#include "core/advice/serving/plan.h"

namespace whichgpu {

/// The configuration of `count` cards that comes nearest to meeting the need; none if no engine runs there.
std::optional<ServingCandidate> nearest_miss(const ServingPlanQuestion& question, const ModelShape& shape,
                                             const PricedCard& card, int count,
                                             const ServingCalibration& calibration);

/// The cards that people ask about first, with the reason why they are in no plan. Ids and arguments:
/// - rejected_short_of_memory {gpu_count, bytes}: so many lack this much each
/// - rejected_ttft, rejected_tpot {gpu_count, ms, limit_ms}: at best
/// - rejected_engine_limit {gpu_count}: more users than the engine runs at once
/// - rejected_saturated {gpu_count}: so many cannot keep up with the arrival rate
/// - rejected_dearer {gpu_count, usd_per_hour, times}: these work, for so many times the cheapest price
///   (once, where no speed tells them apart)
/// - rejected_slower {gpu_count, usd_per_hour}: as cheap as the cheapest, but slower or in narrower formats
/// - rejected_over_budget {gpu_count, usd_per_hour, budget_usd_per_hour}
/// - rejected_no_price {}
std::vector<ServingRejection> serving_rejections(const ServingPlanQuestion& question, const ModelShape& shape,
                                                 const ServingPlans& plans,
                                                 const ServingCalibration& calibration);

}  // namespace whichgpu
