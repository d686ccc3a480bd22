#pragma once

#include "core/catalog/serving_calibration.h"
#include "core/workload/arrivals.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// The users of a load steady, benchmark or burst, of the whole configuration. Those of the latter two begin
/// together and send as many requests each as the calibration found; lengths of a benchmark are uniform
/// around the mean that it found.
Arrivals users_in_loop(const Serving& serving, const ServingCalibration& calibration);

}  // namespace whichgpu
