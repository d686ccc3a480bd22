#include "core/api/json/error_band.h"

namespace whichgpu::api {

Fragment around(double value, const ErrorBand& band) {
  return array_of({value * band.p10, value * band.p90});
}

Fragment around_inverse(double value, const ErrorBand& band) {
  return array_of({value / band.p90, value / band.p10});
}

}  // namespace whichgpu::api
