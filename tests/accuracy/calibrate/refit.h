#pragma once

#include "tests/accuracy/calibrate/fit.h"

namespace whichgpu::accuracy {

/// A fit of every parameter that `rows` tell something about, from the priors.
struct Refit {
  Calibration start;  ///< the priors
  std::vector<Parameter> parameters;
  Fit fit;
};

Refit refit(const std::vector<const Prepared*>& rows);

}  // namespace whichgpu::accuracy
