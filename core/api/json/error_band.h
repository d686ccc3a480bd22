#pragma once

#include "core/api/json/write.h"
#include "core/catalog/serving_calibration.h"

namespace whichgpu::api {

/// [p10, p90] of a figure that errs like `band`; always with the figure itself, from which the few
/// measurements of a class may all lie to one side.
Fragment around(double value, const ErrorBand& band);

/// The same of its inverse: a time's low end comes from the rate's high end.
Fragment around_inverse(double value, const ErrorBand& band);

/// A rate's band turned into that of the time, or the energy, it is the inverse of.
inline ErrorBand inverse_of(const ErrorBand& band) { return {1 / band.p90, 1 / band.p10}; }

}  // namespace whichgpu::api
