#include "core/power/energy.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/tables.h"

namespace whichgpu {
namespace {

double root_of_squares(double a, double b) { return std::sqrt(a * a + b * b); }

}  // namespace

ErrorBand together(const ErrorBand& a, const ErrorBand& b) {
  constexpr double least = 0.05;  // of what is estimated
  const double below = root_of_squares(1 - std::min(a.p10, 1.0), 1 - std::min(b.p10, 1.0));
  const double above = root_of_squares(std::max(a.p90, 1.0) - 1, std::max(b.p90, 1.0) - 1);
  return {std::max(least, 1 - below), 1 + above};
}

ErrorBand wall_band(const ErrorBand& board) {
  const Judgement::Power& judged = tables::judgement().power;
  const double boards = 1 - judged.host_share;
  return together(board, {boards / (1 - judged.host_share_low), boards / (1 - judged.host_share_high)});
}

double wall_watts(double board_watts) { return board_watts / (1 - tables::judgement().power.host_share); }

Energy energy_of(double board_watts, double seconds, const Site& site) {
  Energy energy;
  energy.board_kwh = board_watts * seconds / joules_per_kwh;
  energy.site_kwh = wall_watts(energy.board_kwh) * site.pue;
  if (site.grid_g_co2_per_kwh) energy.co2_g = energy.site_kwh * *site.grid_g_co2_per_kwh;
  return energy;
}

}  // namespace whichgpu
