#pragma once

#include <string>
#include <vector>

#include "tests/accuracy/calibrate/parameters.h"

namespace whichgpu::accuracy {

/// A fitted calibration.
struct Fit {
  ServingCalibration calibration;
  std::vector<double> position;  ///< of each parameter: logarithm of value over prior, in spreads
  double loss = 0;
};

/// The cluster that a row belongs to: one source, model, card and weight format.
std::string cluster_of(const Prepared& row);

/// The calibration under which `rows` are least surprising: parameters are drawn to their priors (a
/// Gaussian on their logarithms) and to the rows (log_loss). Rows of one engine, model, card and weights
/// cluster, so each such group counts as a few points, however many rows it has. Minimized with L-BFGS
/// of the NLopt library from `position`, or from the priors if that is empty; deterministic.
Fit fit_calibration(const ServingCalibration& start, const std::vector<Parameter>& parameters,
                    const std::vector<const Prepared*>& rows, const std::vector<double>& position);

}  // namespace whichgpu::accuracy
