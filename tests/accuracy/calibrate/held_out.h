#pragma once

#include <map>
#include <string>

#include "tests/accuracy/bands/ranges.h"
#include "tests/accuracy/calibrate/refit.h"
#include "tests/accuracy/residuals.h"

namespace whichgpu::accuracy {

/// What is left out at a time: &Measurement::model, &Measurement::gpu or &Measurement::publisher.
using Group = std::string Measurement::*;

/// Constants by the name of the group that took no part in their fit; they know which engines and cards did.
using FitsWithout = std::map<std::string, ServingCalibration>;

/// Refits without each group in turn, starting from `full`, the fit to all `rows`.
FitsWithout fits_without_each(Group group, const std::vector<const Prepared*>& rows, const Refit& full);

/// Errors on points whose group took no part in the fit: refits without each group in turn, starting from
/// `full`, the fit to all `rows`.
Residuals leave_out_each(Group group, const std::vector<const Prepared*>& rows, const Refit& full);

/// Errors after one measurement: the first row of each cluster gives the factor for its others.
Residuals after_one_measurement(const std::vector<const Prepared*>& rows,
                                const ServingCalibration& calibration);

/// Errors with publishers left out, and after one measurement.
struct HeldOut {
  Residuals by_publisher;
  std::map<Basis, Residuals> by_basis;  ///< with publishers left out: by what was known without them
  Residuals as_started;                 ///< … of engines without the flags of recipes, not in by_basis
  std::vector<HeldOutPoint> points;     ///< the same, each
  Residuals recalibrated;
};

/// Leaves out each publisher in turn, and prints the errors.
HeldOut cross_validate(const std::vector<const Prepared*>& rows, const Refit& full);

}  // namespace whichgpu::accuracy
