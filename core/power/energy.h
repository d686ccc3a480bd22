#pragma once

#include <optional>

#include "core/catalog/tables.h"

namespace whichgpu {

/// Where cards stand: what their power is multiplied by on its way to the meter.
struct Site {
  double pue = tables::ownership_defaults().pue;  ///< power of the whole site over that of its computers
  std::optional<double> grid_g_co2_per_kwh;       ///< empty: nothing is said of the grid
};

inline constexpr double joules_per_kwh = 3.6e6;

/// Mean power of servers at the wall, W, whose boards draw `board_watts`: processors, memory, fans, network
/// and losses take Judgement::Power::host_share of it.
double wall_watts(double board_watts);

/// What an amount of work takes, all cards: tokens, images or a run.
struct Energy {
  double board_kwh = 0;  ///< the cards' boards alone
  double site_kwh = 0;   ///< servers at the wall, times PUE
  std::optional<double> co2_g;
};

/// Measured over estimated of a product of two figures that err independently: their errors add in squares.
ErrorBand together(const ErrorBand& a, const ErrorBand& b);

/// Measured over estimated of energy at the wall, for boards whose energy errs like `board`.
ErrorBand wall_band(const ErrorBand& board);

/// Of boards that draw `board_watts` in all for so many seconds. CO2: site energy times that of the grid.
Energy energy_of(double board_watts, double seconds, const Site& site);

}  // namespace whichgpu
