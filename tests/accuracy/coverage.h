#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/accuracy/measurement.h"

namespace whichgpu::accuracy {

/// Which of the published measurements are compared, and why the others are not.
struct Coverage {
  std::vector<Prepared> rows;              ///< compared; they point into the measurements
  std::map<std::string, int> left_out;     ///< by the rule that leaves them out
  std::map<std::string, int> no_estimate;  ///< by the reason for which the core has no answer

  std::vector<const Prepared*> all() const;
  void print() const;
};

/// Sorts `measurements`, which must outlive the result; `calibration`: see prepare().
Coverage cover(const std::vector<Measurement>& measurements,
               const ServingCalibration& calibration = tables::serving_calibration());

}  // namespace whichgpu::accuracy
