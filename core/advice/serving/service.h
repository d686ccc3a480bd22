#pragma once

#include <optional>

#include "core/advice/serving/plan_candidate.h"
#include "core/cost/serving_cost.h"

namespace whichgpu {

/// A configuration at work for its users.
struct Service {
  ServingCandidate candidate;
  std::optional<ServingSpeed> speed;  ///< times and rates; absent if it does not run
  double request_seconds = 0;         ///< from sending a request to its last token; 0: it does not run
  ServingCost cost;
};

/// `candidate` at work; what it costs follows from its price.
Service service_of(const ServingCandidate& candidate, const ModelShape& shape,
                   const ServingCalibration& calibration);

/// The same service at another price.
Service at_price(Service service, const Price& price);

}  // namespace whichgpu
