#include "tests/accuracy/calibrate/refit.h"

namespace whichgpu::accuracy {

Refit refit(const std::vector<const Prepared*>& rows) {
  Refit result;
  result.start = starting_calibration();
  result.parameters = telling_parameters(result.start, rows);
  result.fit = fit_calibration(result.start, result.parameters, rows, {});
  return result;
}

}  // namespace whichgpu::accuracy
