#include "core/api/json/error_band.h"

namespace whichgpu::api {

Json around(double value, const ErrorBand& band) { return Json::array({value * band.p10, value * band.p90}); }

Json around_inverse(double value, const ErrorBand& band) {
  return Json::array({value / band.p90, value / band.p10});
}

}  // namespace whichgpu::api
