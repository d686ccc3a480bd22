#pragma once

#include <string_view>

#include "core/catalog/bounded_list.h"
#include "core/catalog/serving_calibration.h"

namespace whichgpu {

/// What boards draw of their limit, from data/power_calibration.json.
struct PowerCalibration {
  double running = 0;  ///< while an engine runs steps, however little they use
  double memory = 0;   ///< more at all of the peak bandwidth
  double compute = 0;  ///< more at all of the dense peak; grows with the square root of it
  double idle = 0;     ///< with a model loaded and nothing to do
  double usual = 0;    ///< middle of what was measured, where nothing is known of the work
  ErrorBand error;     ///< measured over estimated, on cards that took no part in the fit
  BoundedList<std::string_view, 32> measured;  ///< Gpu::id of those that took part
};

}  // namespace whichgpu
