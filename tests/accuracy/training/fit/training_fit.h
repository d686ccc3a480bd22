#pragma once

#include <string>
#include <vector>

#include "tests/accuracy/training/training_errors.h"
#include "tests/accuracy/training/training_parameters.h"

namespace whichgpu::accuracy {

/// A fitted training calibration.
struct TrainingFit {
  TrainingCalibration calibration;
  std::vector<double> position;  ///< of each fitted parameter: logarithm of value over prior, in spreads
  double loss = 0;
};

/// The calibration under which `rows` are least surprising: parameters are drawn to their priors (a Gaussian
/// on their logarithms) and to the rows (a pseudo-Huber loss on theirs). Rows of one group, model and card
/// count as a few, however many there are. L-BFGS of the NLopt library from `position`, or from the priors if
/// empty.
TrainingFit fit_training(const std::vector<const PreparedTraining*>& rows,
                         const std::vector<double>& position);

/// Errors on rows whose group took no part in the fit: refits without each in turn, from `full`.
TrainingErrors leave_out_each(std::string TrainingRow::*group,
                              const std::vector<const PreparedTraining*>& rows, const TrainingFit& full);

}  // namespace whichgpu::accuracy
