#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/measurement.h"

namespace whichgpu::accuracy {

/// Takes the kind of a measured value, its prediction and the value.
using OnError = std::function<void(const std::string& kind, double predicted, double measured)>;

/// Calls `on_error` for everything that was measured of `row`. Kinds: "served TPOT", "served TTFT",
/// "served tokens/s", "offline tokens/s", "static tokens/s", "first token of a batch", "single stream",
/// "prompt rate".
void compare(const Prepared& row, const ServingCalibration& calibration, const OnError& on_error);

/// Errors by kind of measurement, see compare().
class Residuals {
 public:
  void add(const std::string& kind, double predicted, double measured);
  void add(const Prepared& row, const ServingCalibration& calibration);
  void add_all(const std::vector<const Prepared*>& rows, const ServingCalibration& calibration);
  /// One line a kind, beginning with `title`.
  void print(const std::string& title) const;
  const std::map<std::string, ErrorStatistics>& by_kind() const { return by_kind_; }

 private:
  std::map<std::string, ErrorStatistics> by_kind_;
};

}  // namespace whichgpu::accuracy
