#pragma once

#include <limits>

namespace whichgpu {

/// How long users may wait.
struct LatencyLimits {
  static constexpr double none = std::numeric_limits<double>::infinity();

  double max_ttft_seconds = none;
  double max_tpot_seconds = none;
  double max_e2e_seconds = none;  ///< from sending a request to its last token
  int percentile = 0;             ///< of requests that the limits hold for: 50, 90, 95 or 99; 0: of the mean

  bool given() const { return max_ttft_seconds < none || max_tpot_seconds < none; }
  bool hold(double ttft_seconds, double tpot_seconds) const {
    return ttft_seconds <= max_ttft_seconds && tpot_seconds <= max_tpot_seconds;
  }
};

}  // namespace whichgpu
