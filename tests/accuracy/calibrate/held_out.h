#pragma once

#include <string>

#include "tests/accuracy/calibrate/refit.h"
#include "tests/accuracy/residuals.h"

namespace whichgpu::accuracy {

/// What is left out at a time: &Measurement::model, &Measurement::gpu or &Measurement::source.
using Group = std::string Measurement::*;

/// Errors on points whose group took no part in the fit: refits without each group in turn, starting from
/// `full`, the fit to all `rows`.
Residuals leave_out_each(Group group, const std::vector<const Prepared*>& rows, const Refit& full);

/// Errors after one measurement: the first row of each cluster gives the factor for its others.
Residuals after_one_measurement(const std::vector<const Prepared*>& rows,
                                const ServingCalibration& calibration);

/// Errors with models, GPUs and sources left out, and after one measurement.
struct HeldOut {
  Residuals by_model;
  Residuals by_gpu;
  Residuals by_source;
  Residuals recalibrated;
};

/// Leaves out each model, each GPU and each source in turn, and prints the errors.
HeldOut cross_validate(const std::vector<const Prepared*>& rows, const Refit& full);

}  // namespace whichgpu::accuracy
