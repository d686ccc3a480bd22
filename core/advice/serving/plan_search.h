#pragma once

#include <optional>

#include "core/advice/serving/plan_candidate.h"

namespace whichgpu {

/// What a search over all configurations found.
struct ServingPlanSearch {
  std::optional<ServingCandidate> cheapest;       ///< lowest price; then by preferred_at_its_price()
  std::optional<ServingCandidate> safest;         ///< lowest price of the safe ones; then shortest request
  std::vector<ServingCandidate> front;            ///< rising price, falling time of a request
  std::optional<ServingCandidate> beyond_budget;  ///< the cheapest at any price, if none is within the budget
  double considered = 0;
};

/// Searches every card x count x engine x number formats x layout x replicas. The result is that of an
/// exhaustive search; most configurations are ruled out by bounds: see least_times(), most_users_held() and
/// most_rate(); and a replica never fits or answers better with fewer copies beside it.
/// Ties: price, time of a request, wider weights, wider KV cache, fewer GPUs, fewer stages, fewer tensor
/// ranks, then the order of engines and cards in the catalog.
ServingPlanSearch search_serving_plans(const ServingPlanQuestion& question, const ModelShape& shape,
                                       const ServingCalibration& calibration);

/// The cheapest configuration only, by the same rule; faster.
std::optional<ServingCandidate> cheapest_service(const ServingPlanQuestion& question, const ModelShape& shape,
                                                 const ServingCalibration& calibration);

/// Total order of the ties above.
bool preferred_on_front(const ServingCandidate& a, const ServingCandidate& b);
bool preferred_as_cheapest(const ServingCandidate& a, const ServingCandidate& b);

/// The one of the two that the question asks for.
bool preferred_at_its_price(const ServingPlanQuestion& question, const ServingCandidate& a,
                            const ServingCandidate& b);

}  // namespace whichgpu
