#pragma once

#include <optional>

#include "core/advice/serving/estimate.h"
#include "core/advice/serving/trial.h"

namespace whichgpu {

/// How many users a configuration carries at once.
struct Capacity {
  double by_memory = 0;              ///< requests at full length that memory and engine hold
  std::optional<double> by_latency;  ///< users up to whom both time limits hold; empty: memory ends first
  double concurrency = 0;            ///< the smaller of the two
  ServingLimit limited_by = ServingLimit::none;  ///< none: the most users a request may name
};

/// The largest whole number of users for whom everything holds, by bisection:
/// times and memory grow with the users. `serving.concurrency` is not read.
Capacity capacity(const Serving& serving, const ModelShape& shape, const LatencyLimits& limits,
                  const ServingCalibration& calibration);

/// Users that memory and the question's limits allow. Empty without limits,
/// where it does not fit, with layers in host memory and under a measurement of
/// the visitor's own, which says nothing of other numbers of users.
std::optional<Capacity> capacity_within_limits(const ServingQuestion& question,
                                               const ServingEstimate& estimate);

}  // namespace whichgpu
