#include "tests/accuracy/reinforcement/fit/reinforcement_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlopt.h>
#include <set>

namespace whichgpu::accuracy {
namespace {

constexpr double typical_step_error = 0.1;  // of a logarithm: beyond it a row counts by its distance

/// The constants, in the order of the search, where it starts and what bounds it.
struct FittedConstant {
  double ReinforcementCalibration::*constant;
  double start;
  double least;
  double most;
};

constexpr FittedConstant fitted_constants[]{
    {&ReinforcementCalibration::dense, 1.2, 0.5, 4},
    {&ReinforcementCalibration::mixture, 1.5, 0.5, 8},
    {&ReinforcementCalibration::sync_seconds, 8, 0.1, 60},
    {&ReinforcementCalibration::sync_matrix_seconds, 1e-3, 1e-5, 0.1},
    {&ReinforcementCalibration::exposed_sync, 0.3, 0.01, 1},
};
constexpr unsigned fitted_count = sizeof fitted_constants / sizeof fitted_constants[0];

ReinforcementCalibration constants_at(const double* x) {
  ReinforcementCalibration c = tables::reinforcement_calibration();
  for (unsigned i = 0; i < fitted_count; ++i) c.*fitted_constants[i].constant = std::exp(x[i]);
  return c;
}

double loss_of_steps(unsigned, const double* x, double*, void* data) {
  const ReinforcementSteps& steps = *static_cast<const ReinforcementSteps*>(data);
  const ReinforcementCalibration c = constants_at(x);
  double total = 0;
  for (const PreparedStep& step : steps) {
    const double error = std::log(step.predicted_seconds(c) / step.row->seconds) / typical_step_error;
    total += std::sqrt(1 + error * error) - 1;
  }
  return total;
}

}  // namespace

ReinforcementCalibration fit_reinforcement(const ReinforcementSteps& steps) {
  ReinforcementSteps data = steps;
  double low[fitted_count];
  double high[fitted_count];
  for (unsigned i = 0; i < fitted_count; ++i) {
    low[i] = std::log(fitted_constants[i].least);
    high[i] = std::log(fitted_constants[i].most);
  }
  double best[fitted_count] = {};
  double least = std::numeric_limits<double>::infinity();
  for (const double scale : {0.3, 1.0, 3.0}) {  // the search is local
    double x[fitted_count];
    for (unsigned i = 0; i < fitted_count; ++i) {
      x[i] = std::clamp(std::log(fitted_constants[i].start * scale), low[i], high[i]);
    }
    double loss = 0;
    nlopt_opt search = nlopt_create(NLOPT_LN_SBPLX, fitted_count);
    nlopt_set_lower_bounds(search, low);
    nlopt_set_upper_bounds(search, high);
    nlopt_set_xtol_rel(search, 1e-7);
    nlopt_set_maxeval(search, 6000);
    nlopt_set_min_objective(search, loss_of_steps, &data);
    nlopt_optimize(search, x, &loss);
    nlopt_destroy(search);
    if (loss >= least) continue;
    least = loss;
    std::copy(x, x + fitted_count, best);
  }
  return constants_at(best);
}

ErrorStatistics leave_out_steps(const ReinforcementSteps& steps,
                                const std::function<std::string(const PreparedStep&)>& group) {
  std::set<std::string> groups;
  for (const PreparedStep& step : steps) groups.insert(group(step));
  ErrorStatistics errors;
  for (const std::string& left_out : groups) {
    ReinforcementSteps others;
    for (const PreparedStep& step : steps) {
      if (group(step) != left_out) others.push_back(step);
    }
    const ReinforcementCalibration fitted = fit_reinforcement(others);
    for (const PreparedStep& step : steps) {
      if (group(step) == left_out) errors.add(step.predicted_seconds(fitted), step.row->seconds);
    }
  }
  return errors;
}

}  // namespace whichgpu::accuracy
