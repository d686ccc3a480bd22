#pragma once

#include <optional>

#include "core/advice/serving/capacity.h"
#include "core/advice/serving/plan_candidate.h"

namespace whichgpu {

/// What comes of a serving need on cards that are there anyway.
struct ServingOnGroup {
  ServingCandidate best;  ///< with the users of the need, or those whom it carries, at least one; no price
  Capacity capacity;      ///< of `best`
  bool meets = false;     ///< the whole need
  double requests_per_second = 0;  ///< at its capacity

  /// What keeps the need from being met; none: it is met.
  ServingLimit limit() const {
    if (meets) return ServingLimit::none;
    return capacity.concurrency > 0 ? capacity.limited_by : best.broken;
  }
};

/// The best configuration of at most `count` of a card, as many replicas as the cards hold. Of those that
/// meet the need, the one that the planner prefers at one price: see preferred_at_its_price(). If none
/// does: the one that carries most users within the limits, or most requests per second, the earliest in the
/// order of engines, formats and layouts; if none carries a single user, what comes nearest to carrying one.
/// Empty if no engine runs on the card.
std::optional<ServingOnGroup> serve_on_group(const ServingPlanQuestion& question, const ModelShape& shape,
                                             const PricedCard& card, int count,
                                             const ServingCalibration& calibration);

}  // namespace whichgpu
