#include "core/time/held_clock.h"

#include <cmath>

namespace whichgpu {

double held_clock(const Gpu& gpu) {
  const bool limited = gpu.power_watts > 0 && gpu.peak_power_watts > gpu.power_watts;
  return limited ? std::sqrt(gpu.power_watts / gpu.peak_power_watts) : 1.0;
}

}  // namespace whichgpu
