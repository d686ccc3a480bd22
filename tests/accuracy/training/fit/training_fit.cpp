#include "tests/accuracy/training/fit/training_fit.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlopt.h>
#include <set>
#include <thread>

namespace whichgpu::accuracy {
namespace {

// The scatter of a good model's logarithmic errors.
constexpr double rate_scale = 0.07;
constexpr double memory_scale = 0.06;
constexpr double rows_per_cluster = 12;

std::string cluster_of(const TrainingRow& row) { return row.group + "|" + row.model + "|" + row.gpu; }

double robust(double z) { return std::sqrt(1 + z * z) - 1; }

double log_loss(const PreparedTraining& row, const TrainingCalibration& calibration) {
  const double scale = row.row->kind == TrainingKind::memory ? memory_scale : rate_scale;
  return robust(std::log(predict(row, calibration) / row.row->measured) / scale);
}

struct Problem {
  TrainingCalibration calibration = training_priors();
  std::vector<TrainingParameter> fitted;
  const std::vector<const PreparedTraining*>& rows;
  std::vector<double> weights;

  explicit Problem(const std::vector<const PreparedTraining*>& data) : rows(data) {
    for (const TrainingParameter& parameter : training_parameters()) {
      if (parameter.spread > 0) fitted.push_back(parameter);
    }
    std::map<std::string, double> count;
    for (const PreparedTraining* row : rows) count[cluster_of(*row->row)] += 1;
    for (const PreparedTraining* row : rows) {
      weights.push_back(std::min(1.0, rows_per_cluster / count[cluster_of(*row->row)]));
    }
  }

  void set(std::size_t k, double x) {
    const TrainingParameter& p = fitted[k];
    p.field(calibration) = std::clamp(p.prior * std::exp(x * p.spread), p.least, p.most);
  }

  double misfit() const {
    double total = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) total += weights[i] * log_loss(*rows[i], calibration);
    return total;
  }

  double loss(const double* x) {
    double total = 0;
    for (std::size_t k = 0; k < fitted.size(); ++k) {
      set(k, x[k]);
      total += 0.5 * x[k] * x[k];
    }
    return total + misfit();
  }
};

double objective(unsigned count, const double* x, double* gradient, void* data) {
  constexpr double step = 1e-4;
  Problem& problem = *static_cast<Problem*>(data);
  const double value = problem.loss(x);
  if (gradient == nullptr) return value;
  const double base = problem.misfit();
  for (unsigned k = 0; k < count; ++k) {
    problem.set(k, x[k] + step);
    gradient[k] = x[k] + (problem.misfit() - base) / step;
    problem.set(k, x[k]);
  }
  return value;
}

}  // namespace

TrainingFit fit_training(const std::vector<const PreparedTraining*>& rows,
                         const std::vector<double>& position) {
  constexpr double relative_tolerance = 1e-6;
  constexpr int most_evaluations = 150;
  Problem problem(rows);
  TrainingFit fit;
  fit.position = position.empty() ? std::vector<double>(problem.fitted.size(), 0.0) : position;
  nlopt_opt optimizer = nlopt_create(NLOPT_LD_LBFGS, static_cast<unsigned>(problem.fitted.size()));
  nlopt_set_min_objective(optimizer, objective, &problem);
  nlopt_set_ftol_rel(optimizer, relative_tolerance);
  nlopt_set_maxeval(optimizer, most_evaluations);
  nlopt_optimize(optimizer, fit.position.data(), &fit.loss);
  nlopt_destroy(optimizer);
  fit.loss = problem.loss(fit.position.data());
  fit.calibration = problem.calibration;
  return fit;
}

TrainingErrors leave_out_each(std::string TrainingRow::*group,
                              const std::vector<const PreparedTraining*>& rows, const TrainingFit& full) {
  std::set<std::string> distinct;
  for (const PreparedTraining* row : rows) distinct.insert(row->row->*group);
  const std::vector<std::string> names(distinct.begin(), distinct.end());
  std::vector<TrainingCalibration> fitted(names.size());
  const auto fit_every = [&](std::size_t first, std::size_t stride) {
    for (std::size_t g = first; g < names.size(); g += stride) {
      std::vector<const PreparedTraining*> others;
      for (const PreparedTraining* row : rows) {
        if (row->row->*group != names[g]) others.push_back(row);
      }
      fitted[g] = fit_training(others, full.position).calibration;
    }
  };
  constexpr std::size_t workers = 2;
  std::vector<std::thread> threads;
  for (std::size_t w = 0; w < workers; ++w) threads.emplace_back(fit_every, w, workers);
  for (std::thread& thread : threads) thread.join();

  TrainingErrors errors;
  for (std::size_t g = 0; g < names.size(); ++g) {
    for (const PreparedTraining* row : rows) {
      if (row->row->*group == names[g]) errors.add(*row, fitted[g]);
    }
  }
  return errors;
}

}  // namespace whichgpu::accuracy
