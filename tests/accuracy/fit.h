#pragma once

#include <vector>

#include "tests/accuracy/measurement.h"
#include "tests/accuracy/parameters.h"

namespace whichgpu::accuracy {

/// A fitted calibration.
struct Fit {
  Calibration calibration;
  double loss = 0;
};

/// The calibration under which `rows` are least surprising: parameters start at their priors and are drawn
/// to them (a Gaussian on their logarithms); errors are logarithms of predicted over measured, each metric
/// on its own scale, with a robust loss. Minimised with L-BFGS of the NLopt library; deterministic.
Fit fit_calibration(const Calibration& start, const std::vector<Parameter>& parameters,
                    const std::vector<const Prepared*>& rows);

}  // namespace whichgpu::accuracy
