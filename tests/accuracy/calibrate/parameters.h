#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/serving_calibration.h"

#include "tests/accuracy/measurement.h"

namespace whichgpu::accuracy {

/// One number of the calibration: what it means and what is believed of it before seeing measurements.
struct Parameter {
  std::string_view name;    ///< field of ServingCalibration, or of EngineCalibration
  std::string_view engine;  ///< empty: common to all engines
  std::string_view
      later_engine;  ///< the engine that `engine` is an earlier version of: its value is the prior
  double ServingCalibration::*common = nullptr;
  double EngineCalibration::*particular = nullptr;
  double prior = 0;   ///< where it starts, and what it is drawn to
  double spread = 0;  ///< standard deviation of its logarithm beforehand; 0: a fact, not fitted
  double least = 0;
  double most = 0;
  std::string_view unit;
  std::string_view meaning;

  double& in(ServingCalibration& calibration) const;
};

/// The engine whose parameters a row is estimated with.
std::string_view fitted_engine(const Prepared& row);

/// All parameters at their priors, for every engine of the catalogue.
ServingCalibration starting_calibration();

/// Every parameter that has a value in the calibration file: the common ones, then those of each engine.
std::vector<Parameter> all_parameters(const ServingCalibration& calibration);

/// Those of all_parameters() that at least one of `rows` can tell something about.
std::vector<Parameter> telling_parameters(const ServingCalibration& start,
                                          const std::vector<const Prepared*>& rows);

}  // namespace whichgpu::accuracy
