#include "core/api/json/error_band.h"

#include <algorithm>

namespace whichgpu::api {

Fragment around(double value, const ErrorBand& band) {
  return array_of({value * std::min(band.p10, 1.0), value * std::max(band.p90, 1.0)});
}

Fragment around_inverse(double value, const ErrorBand& band) {
  return array_of({value / std::max(band.p90, 1.0), value / std::min(band.p10, 1.0)});
}

}  // namespace whichgpu::api
