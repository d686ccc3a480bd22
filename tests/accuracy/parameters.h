#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/calibration.h"

namespace whichgpu::accuracy {

/// One number of the calibration that is fitted, with what is believed of it beforehand.
struct Parameter {
  std::string name;            ///< "kv_bandwidth", "vllm.kernel"
  std::string_view engine;     ///< empty: common to all engines
  double Calibration::*common = nullptr;
  double EngineCalibration::*particular = nullptr;
  double prior = 0;            ///< where it starts, and what it is drawn to
  double spread = 0;           ///< standard deviation of its logarithm before seeing data
  double least = 0;
  double most = 0;

  double& in(Calibration& calibration) const;
};

/// The parameters that measurements can tell, in the order in which the calibration file lists them.
std::vector<Parameter> fitted_parameters(const Calibration& start);

}  // namespace whichgpu::accuracy
