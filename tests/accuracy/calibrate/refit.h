#pragma once

#include "tests/accuracy/calibrate/fit.h"

namespace whichgpu::accuracy {

/// A fit of every parameter that `rows` tell something about, from the priors. It may end in a valley that is
/// not the deepest (rereading the cache looks much like streaming weights slowly), so the parameters of each
/// engine set out from their priors once more when the others are settled, and the lower end counts.
struct Refit {
  ServingCalibration start;  ///< the priors
  std::vector<Parameter> parameters;
  Fit fit;
};

Refit refit(const std::vector<const Prepared*>& rows);

}  // namespace whichgpu::accuracy
