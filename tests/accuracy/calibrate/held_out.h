#pragma once

#include "tests/accuracy/calibrate/fit.h"
#include "tests/accuracy/calibrate/residuals.h"

namespace whichgpu::accuracy {

/// Errors on points whose group took no part in the fit.
struct HeldOut {
  Residuals by_model;
  Residuals by_gpu;
  Residuals by_source;
};

/// Refits without each model, each GPU and each source in turn, and prints the errors on what was left
/// out. `full` is the fit to everything, from which the refits start.
HeldOut cross_validate(const Calibration& start, const std::vector<Parameter>& parameters,
                       const std::vector<Prepared>& rows, const Fit& full);

}  // namespace whichgpu::accuracy
