#pragma once

#include <string_view>
#include <vector>

#include "tests/accuracy/training/training_row.h"

namespace whichgpu::accuracy {

/// One number of the training calibration: what it means and what is believed of it beforehand.
struct TrainingParameter {
  std::string_view part;  ///< of TrainingCalibration
  std::string_view name;  ///< field of that part
  double& (*field)(TrainingCalibration&);
  double prior;   ///< where it starts, and what it is drawn to
  double spread;  ///< standard deviation of its logarithm beforehand; 0: not fitted
  double least;
  double most;
  std::string_view unit;
  std::string_view meaning;
};

/// Every parameter that has a value in data/training_calibration.json.
const std::vector<TrainingParameter>& training_parameters();

/// The catalog's calibration with every parameter at its prior.
TrainingCalibration training_priors();

}  // namespace whichgpu::accuracy
