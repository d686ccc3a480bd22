#include "tests/accuracy/fit.h"

#include <nlopt.h>

#include <algorithm>
#include <cmath>

namespace whichgpu::accuracy {
namespace {

// Rows of one table cluster: engine build, day, machine. So each counts as a fraction of a point.
constexpr double independent_share = 0.15;

// The scatter of a good model's logarithmic errors, by metric.
constexpr double tpot_scale = 0.10;
constexpr double ttft_scale = 0.20;
constexpr double throughput_scale = 0.10;
constexpr double stream_scale = 0.08;
constexpr double prefill_scale = 0.25;

/// Pseudo-Huber: a parabola near zero, a line far out.
double robust(double z) { return std::sqrt(1 + z * z) - 1; }

double error_loss(double predicted, double measured, double scale) {
  return measured > 0 ? robust(std::log(predicted / measured) / scale) : 0;
}

double row_loss(const Prepared& row, const Calibration& calibration) {
  const Metrics p = predict(row, calibration);
  const Metrics& m = row.measurement->measured;
  const bool times = m.tpot_seconds > 0 && m.ttft_seconds > 0;  // throughput then follows from them
  return error_loss(p.tpot_seconds, m.tpot_seconds, tpot_scale) +
         error_loss(p.ttft_seconds, m.ttft_seconds, ttft_scale) +
         (times ? 0 : error_loss(p.output_tokens_per_second, m.output_tokens_per_second, throughput_scale)) +
         error_loss(p.decode_tokens_per_second, m.decode_tokens_per_second, stream_scale) +
         error_loss(p.generation_tokens_per_second, m.generation_tokens_per_second, stream_scale) +
         error_loss(p.prefill_tokens_per_second, m.prefill_tokens_per_second, prefill_scale);
}

struct Problem {
  Calibration calibration;
  const std::vector<Parameter>& parameters;
  const std::vector<const Prepared*>& rows;
  std::vector<std::vector<std::size_t>> rows_of;  // of each parameter: those it can change
  std::vector<double> base;                       // loss of each row

  Problem(const Calibration& start, const std::vector<Parameter>& fitted, const std::vector<const Prepared*>& data)
      : calibration(start), parameters(fitted), rows(data), rows_of(fitted.size()), base(data.size()) {
    for (std::size_t k = 0; k < parameters.size(); ++k) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string_view engine = parameters[k].engine;
        if (engine.empty() || engine == rows[i]->estimate.serving.engine->id) rows_of[k].push_back(i);
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
      base[i] = row_loss(*rows[i], calibration);
      total += independent_share * base[i];
    }
    return total;
  }

  /// Slope along one parameter, from the rows that it can change. Call after loss(x).
  double slope(const double* x, std::size_t k) {
    constexpr double step = 1e-4;
    double difference = 0;
    set(k, x[k] + step);
    for (const std::size_t i : rows_of[k]) difference += row_loss(*rows[i], calibration) - base[i];
    set(k, x[k]);
    return x[k] + independent_share * difference / step;
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
                    const std::vector<const Prepared*>& rows) {
  constexpr double relative_tolerance = 1e-6;
  constexpr int most_evaluations = 300;
  Problem problem(start, parameters, rows);
  std::vector<double> x(parameters.size(), 0.0);
  nlopt_opt optimizer = nlopt_create(NLOPT_LD_LBFGS, static_cast<unsigned>(x.size()));
  nlopt_set_min_objective(optimizer, objective, &problem);
  nlopt_set_ftol_rel(optimizer, relative_tolerance);
  nlopt_set_maxeval(optimizer, most_evaluations);
  Fit fit;
  nlopt_optimize(optimizer, x.data(), &fit.loss);
  nlopt_destroy(optimizer);
  fit.loss = problem.loss(x.data());
  fit.calibration = problem.calibration;
  return fit;
}

}  // namespace whichgpu::accuracy
