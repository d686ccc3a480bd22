#include "tests/accuracy/calibrate/refit.h"

namespace whichgpu::accuracy {

Refit refit(const std::vector<const Prepared*>& rows) {
  Refit result;
  result.start = starting_calibration();
  result.parameters = telling_parameters(result.start, rows);
  result.fit = fit_calibration(result.start, result.parameters, rows, {});
  // A fit can end in a valley that is not the deepest: rereading the cache looks much like streaming weights
  // slowly. So each engine's parameters go back to their priors once, and the lower end counts.
  for (const Engine& engine : tables::engines()) {
    std::vector<double> position = result.fit.position;
    for (std::size_t k = 0; k < position.size(); ++k) {
      if (result.parameters[k].engine == engine.id) position[k] = 0;
    }
    if (position == result.fit.position) continue;
    const Fit again = fit_calibration(result.start, result.parameters, rows, position);
    if (again.loss < result.fit.loss) result.fit = again;
  }
  return result;
}

}  // namespace whichgpu::accuracy
