#include "tests/accuracy/calibrate/fit.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlopt.h>

#include "tests/accuracy/calibrate/loss.h"

namespace whichgpu::accuracy {
namespace {

constexpr double points_per_group = 12;

std::string group_of(const Prepared& row) {
  const Measurement& m = *row.measurement;
  return m.source + "|" + m.model + "|" + m.gpu + "|" + std::string(row.estimate.serving.weights->id);
}

struct Problem {
  Calibration calibration;
  const std::vector<Parameter>& parameters;
  const std::vector<const Prepared*>& rows;
  std::vector<double> weights;                    // of each row
  std::vector<std::vector<std::size_t>> rows_of;  // of each parameter: those it can change
  std::vector<double> base;                       // loss of each row

  Problem(const Calibration& start, const std::vector<Parameter>& fitted,
          const std::vector<const Prepared*>& data)
      : calibration(start), parameters(fitted), rows(data), rows_of(fitted.size()), base(data.size()) {
    std::map<std::string, double> rows_in;
    for (const Prepared* row : rows) rows_in[group_of(*row)] += 1;
    for (const Prepared* row : rows)
      weights.push_back(std::min(1.0, points_per_group / rows_in[group_of(*row)]));
    for (std::size_t k = 0; k < parameters.size(); ++k) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string_view engine = parameters[k].engine;
        if (engine.empty() || engine == rows[i]->measurement->engine) rows_of[k].push_back(i);
      }
    }
  }

  void set(std::size_t k, double x) {
    const Parameter& p = parameters[k];
    p.in(calibration) = std::clamp(p.prior * std::exp(x * p.spread), p.least, p.most);
  }

  double loss(const double* x) {
    double total = 0;
    for (std::size_t k = 0; k < parameters.size(); ++k) {
      set(k, x[k]);
      total += 0.5 * x[k] * x[k];
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      base[i] = log_loss(*rows[i], calibration);
      total += weights[i] * base[i];
    }
    return total;
  }

  /// Slope along one parameter, from the rows that it can change. Call after loss(x).
  double slope(const double* x, std::size_t k) {
    constexpr double step = 1e-4;
    double difference = 0;
    set(k, x[k] + step);
    for (const std::size_t i : rows_of[k])
      difference += weights[i] * (log_loss(*rows[i], calibration) - base[i]);
    set(k, x[k]);
    return x[k] + difference / step;
  }
};

double objective(unsigned count, const double* x, double* gradient, void* data) {
  Problem& problem = *static_cast<Problem*>(data);
  const double value = problem.loss(x);
  if (gradient != nullptr) {
    for (unsigned k = 0; k < count; ++k) gradient[k] = problem.slope(x, k);
  }
  return value;
}

}  // namespace

Fit fit_calibration(const Calibration& start, const std::vector<Parameter>& parameters,
                    const std::vector<const Prepared*>& rows, const std::vector<double>& position) {
  constexpr double relative_tolerance = 1e-6;
  constexpr int most_evaluations = 200;
  Problem problem(start, parameters, rows);
  Fit fit;
  fit.position = position.empty() ? std::vector<double>(parameters.size(), 0.0) : position;
  nlopt_opt optimizer = nlopt_create(NLOPT_LD_LBFGS, static_cast<unsigned>(parameters.size()));
  nlopt_set_min_objective(optimizer, objective, &problem);
  nlopt_set_ftol_rel(optimizer, relative_tolerance);
  nlopt_set_maxeval(optimizer, most_evaluations);
  nlopt_optimize(optimizer, fit.position.data(), &fit.loss);
  nlopt_destroy(optimizer);
  fit.loss = problem.loss(fit.position.data());
  fit.calibration = problem.calibration;
  return fit;
}

}  // namespace whichgpu::accuracy
