#pragma once

#include <limits>

namespace whichgpu {

/// How long users may wait, means over requests.
struct LatencyLimits {
  static constexpr double none = std::numeric_limits<double>::infinity();

  double max_ttft_seconds = none;
  double max_tpot_seconds = none;

  bool given() const { return max_ttft_seconds < none || max_tpot_seconds < none; }
  bool hold(double ttft_seconds, double tpot_seconds) const {
    return ttft_seconds <= max_ttft_seconds && tpot_seconds <= max_tpot_seconds;
  }
};

}  // namespace whichgpu
