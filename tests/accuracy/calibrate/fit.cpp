#include "tests/accuracy/calibrate/fit.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlopt.h>

#include "tests/accuracy/calibrate/loss.h"

namespace whichgpu::accuracy {
namespace {

constexpr double points_per_cluster = 12;

struct Problem {
  ServingCalibration calibration;
  const std::vector<Parameter>& parameters;
  const std::vector<const Prepared*>& rows;
  std::vector<double> weights;                    // of each row
  std::vector<std::vector<std::size_t>> earlier;  // of each parameter: itself, then that of earlier versions
  std::vector<std::vector<std::size_t>> rows_of;  // of each parameter: rows that it can change
  std::vector<double> base;                       // loss of each row

  Problem(const ServingCalibration& start, const std::vector<Parameter>& fitted,
          const std::vector<const Prepared*>& data)
      : calibration(start),
        parameters(fitted),
        rows(data),
        earlier(fitted.size()),
        rows_of(fitted.size()),
        base(data.size()) {
    std::map<std::string, double> rows_in;
    for (const Prepared* row : rows) rows_in[cluster_of(*row)] += 1;
    for (const Prepared* row : rows)
      weights.push_back(std::min(1.0, points_per_cluster / rows_in[cluster_of(*row)]));
    for (std::size_t k = 0; k < parameters.size(); ++k) {
      earlier[k].push_back(k);
      for (std::size_t j = 0; j < parameters.size(); ++j) {
        if (inherits(j, k)) earlier[k].push_back(j);
      }
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (changes(k, fitted_engine(*rows[i]))) rows_of[k].push_back(i);
      }
    }
  }

  /// Whether parameter j's prior is the value of parameter k, or of one that is already in earlier[k].
  bool inherits(std::size_t j, std::size_t k) const {
    if (parameters[k].engine.empty() || parameters[j].name != parameters[k].name) return false;
    return std::any_of(earlier[k].begin(), earlier[k].end(),
                       [&](std::size_t i) { return parameters[j].later_engine == parameters[i].engine; });
  }

  bool changes(std::size_t k, std::string_view engine) const {
    return parameters[k].engine.empty() ||
           std::any_of(earlier[k].begin(), earlier[k].end(),
                       [&](std::size_t j) { return parameters[j].engine == engine; });
  }

  /// The value at a position: the prior, or the later version's value, times a power of e.
  void set(std::size_t k, double x) {
    const Parameter& p = parameters[k];
    double prior = p.prior;
    if (!p.later_engine.empty()) {
      Parameter later = p;
      later.engine = p.later_engine;
      prior = later.in(calibration);
    }
    p.in(calibration) = std::clamp(prior * std::exp(x * p.spread), p.least, p.most);
  }

  double loss(const double* x) {
    double total = 0;
    for (std::size_t k = 0; k < parameters.size(); ++k) {  // later versions stand before earlier ones
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
    for (const std::size_t j : earlier[k]) set(j, j == k ? x[j] + step : x[j]);
    for (const std::size_t i : rows_of[k])
      difference += weights[i] * (log_loss(*rows[i], calibration) - base[i]);
    for (const std::size_t j : earlier[k]) set(j, x[j]);
    return x[k] + difference / step;
  }
};

/// What no measurement tells of an earlier version is taken from the later one.
void inherit(ServingCalibration& calibration, const std::vector<Parameter>& fitted) {
  for (Parameter parameter : all_parameters(calibration)) {
    const bool told = std::any_of(fitted.begin(), fitted.end(), [&](const Parameter& p) {
      return p.name == parameter.name && p.engine == parameter.engine;
    });
    if (told || parameter.later_engine.empty()) continue;
    double& value = parameter.in(calibration);
    parameter.engine = parameter.later_engine;
    value = parameter.in(calibration);
  }
}

double objective(unsigned count, const double* x, double* gradient, void* data) {
  Problem& problem = *static_cast<Problem*>(data);
  const double value = problem.loss(x);
  if (gradient != nullptr) {
    for (unsigned k = 0; k < count; ++k) gradient[k] = problem.slope(x, k);
  }
  return value;
}

}  // namespace

std::string cluster_of(const Prepared& row) {
  const Measurement& m = *row.measurement;
  return m.source + "|" + m.model + "|" + m.gpu + "|" + std::string(row.estimate.serving.weights->id);
}

Fit fit_calibration(const ServingCalibration& start, const std::vector<Parameter>& parameters,
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
  inherit(fit.calibration, parameters);
  return fit;
}

}  // namespace whichgpu::accuracy
