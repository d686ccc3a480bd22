#pragma once

#include <vector>

#include "core/time/arrivals/distribution.h"

namespace whichgpu {

/// Gaps between tokens, seconds, in bins of 1 %.
class GapHistogram {
 public:
  void add(double gap, double weight);
  /// All 0 without gaps.
  Distribution distribution() const;

 private:
  double quantile(double share) const;

  std::vector<double> weights_;
  double sum_ = 0;
  double total_ = 0;
};

}  // namespace whichgpu
