#include "tests/accuracy/calibrate/refit.h"

#include <set>
#include <string>

namespace whichgpu::accuracy {
namespace {

/// Fits the parameters of `engine` alone to its rows, once from the priors and once from where `fit` is, and
/// moves `fit` to the end from the priors if that is the deeper one. Returns whether it moved.
bool leave_valley(const std::string& engine, const std::vector<Parameter>& parameters,
                  const std::vector<const Prepared*>& rows, Fit& fit) {
  std::vector<Parameter> own;
  std::vector<std::size_t> places;
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    if (parameters[k].engine != engine) continue;
    own.push_back(parameters[k]);
    places.push_back(k);
  }
  std::vector<const Prepared*> own_rows;
  for (const Prepared* row : rows) {
    if (fitted_engine(*row) == engine) own_rows.push_back(row);
  }
  std::vector<double> here;
  for (const std::size_t k : places) here.push_back(fit.position[k]);
  const Fit stayed = fit_calibration(fit.calibration, own, own_rows, here);
  const Fit anew = fit_calibration(fit.calibration, own, own_rows, {});
  if (anew.loss >= stayed.loss) return false;
  for (std::size_t i = 0; i < places.size(); ++i) fit.position[places[i]] = anew.position[i];
  return true;
}

}  // namespace

Refit refit(const std::vector<const Prepared*>& rows) {
  Refit result;
  result.start = starting_calibration();
  result.parameters = telling_parameters(result.start, rows);
  result.fit = fit_calibration(result.start, result.parameters, rows, {});
  std::set<std::string> engines;
  for (const Prepared* row : rows) engines.insert(std::string(fitted_engine(*row)));
  Fit moved = result.fit;
  bool any = false;
  for (const std::string& engine : engines) any = leave_valley(engine, result.parameters, rows, moved) || any;
  if (!any) return result;
  moved = fit_calibration(result.start, result.parameters, rows, moved.position);
  if (moved.loss < result.fit.loss) result.fit = moved;
  return result;
}

}  // namespace whichgpu::accuracy
