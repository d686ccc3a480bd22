#include "tests/accuracy/power/fit/power_fit.h"

#include <cmath>
#include <nlopt.h>
#include <set>

namespace whichgpu::accuracy {
namespace {

constexpr double typical_error = 0.1;  // of a logarithm: beyond it a row counts by its distance

PowerCalibration at(const double* x) {
  PowerCalibration c = tables::power_calibration();
  c.running = x[0];
  c.memory = x[1];
  c.compute = x[2];
  return c;
}

double loss(unsigned, const double* x, double*, void* data) {
  const PowerRows& rows = *static_cast<const PowerRows*>(data);
  const PowerCalibration c = at(x);
  double total = 0;
  for (const PreparedPower& row : rows) {
    const double error = std::log(row.predicted_watts(c) / row.row->watts) / typical_error;
    total += std::sqrt(1 + error * error) - 1;
  }
  return total;
}

}  // namespace

PowerCalibration fit_power(const PowerRows& rows) {
  constexpr unsigned count = 3;
  PowerRows data = rows;
  double x[count] = {0.4, 0.2, 0.8};
  double least = 0;
  nlopt_opt search = nlopt_create(NLOPT_LN_SBPLX, count);
  nlopt_set_lower_bounds1(search, 0.001);
  nlopt_set_upper_bounds1(search, 1.5);
  nlopt_set_xtol_rel(search, 1e-6);
  nlopt_set_maxeval(search, 5000);
  nlopt_set_min_objective(search, loss, &data);
  nlopt_optimize(search, x, &least);
  nlopt_destroy(search);
  return at(x);
}

ErrorStatistics leave_out_power(const PowerRows& rows,
                                const std::function<std::string(const PowerRow&)>& group) {
  std::set<std::string> groups;
  for (const PreparedPower& row : rows) groups.insert(group(*row.row));
  ErrorStatistics errors;
  for (const std::string& left_out : groups) {
    PowerRows others;
    for (const PreparedPower& row : rows) {
      if (group(*row.row) != left_out) others.push_back(row);
    }
    const PowerCalibration fitted = fit_power(others);
    for (const PreparedPower& row : rows) {
      if (group(*row.row) == left_out) errors.add(row.predicted_watts(fitted), row.row->watts);
    }
  }
  return errors;
}

}  // namespace whichgpu::accuracy
