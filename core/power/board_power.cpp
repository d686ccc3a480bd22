#include "core/power/board_power.h"

#include <algorithm>
#include <cmath>

namespace whichgpu {
namespace {

/// The card itself took part in the fit, or it did not; a slice takes its share of a card's power.
Basis basis_of(const Gpu& gpu, const PowerCalibration& calibration) {
  const auto& measured = calibration.measured;
  const bool known = std::find(measured.begin(), measured.end(), gpu.id) != measured.end();
  return known ? Basis::calibrated : Basis::extrapolated;
}

}  // namespace

double running_share(const CardUse& use, const PowerCalibration& c) {
  return std::min(1.0, c.running + c.memory * use.memory + c.compute * std::sqrt(use.compute));
}

BoardPower board_power(const Gpu& gpu, const CardUse& use, double idle_share, const PowerCalibration& c) {
  BoardPower power;
  power.limit_watts = board_limit(gpu);
  if (power.limit_watts <= 0) return power;
  const double running = std::min(running_share(use, c) * gpu.power_watts, power.limit_watts);
  power.watts = (1 - idle_share) * running + idle_share * c.idle * gpu.power_watts;
  power.share_of_limit = power.watts / power.limit_watts;
  power.basis = basis_of(gpu, c);
  power.band = {c.error.p10, std::min(c.error.p90, power.limit_watts / power.watts)};
  return power;
}

double usual_watts(const Gpu& gpu, const PowerCalibration& c) {
  return std::min(c.usual * gpu.power_watts, board_limit(gpu));
}

}  // namespace whichgpu
