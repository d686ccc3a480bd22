#pragma once

#include "core/catalog/gpu.h"
#include "core/catalog/power_calibration.h"
#include "core/catalog/tables.h"
#include "core/power/card_use.h"
#include "core/time/basis.h"

namespace whichgpu {

/// Mean power of one card's board, as NVML or the like reports it: without the server around it.
struct BoardPower {
  double watts = 0;
  double limit_watts = 0;     ///< of the board, or the lower one that was set
  double share_of_limit = 0;  ///< watts over limit_watts
  Basis basis = Basis::extrapolated;
  ErrorBand band;  ///< of watts, measured over estimated; never beyond the limit
};

/// Share of the board's own limit that is drawn while steps run: running + memory x u_m + compute x
/// sqrt(u_c), at most all of it. The square root: clock and voltage fall once units wait for each other. Form
/// after the fit to ML.ENERGY v3 (https://ml.energy/leaderboard; H100, B200); constants fitted to the shares
/// that our own step model gives, see data/power_calibration.json.
double running_share(const CardUse& use, const PowerCalibration& calibration);

/// The board that is idle for `idle_share` of the time and used as `use` says in the rest. A lower limit that
/// was set holds. A card whose limit is not known has no power: 0 W.
BoardPower board_power(const Gpu& gpu, const CardUse& use, double idle_share,
                       const PowerCalibration& calibration = tables::power_calibration());

/// Where nothing is known of the work: the middle of what was measured of the limit, W.
double usual_watts(const Gpu& gpu, const PowerCalibration& calibration = tables::power_calibration());

}  // namespace whichgpu
