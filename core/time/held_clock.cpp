#include "core/time/held_clock.h"

#include <algorithm>
#include <cmath>

namespace whichgpu {

double held_clock(const Gpu& gpu) {
  const double limit = board_limit(gpu);
  const double peak = std::max(gpu.peak_power_watts, gpu.power_watts);
  return limit > 0 && peak > limit ? std::sqrt(limit / peak) : 1.0;
}

double capped_clock(const Gpu& gpu) {
  Gpu as_sold = gpu;
  as_sold.power_cap_watts = 0;
  return held_clock(gpu) / held_clock(as_sold);
}

}  // namespace whichgpu
