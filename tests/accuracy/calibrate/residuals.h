#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/measurement.h"

namespace whichgpu::accuracy {

/// Errors by kind of measurement: "served TPOT", "served TTFT", "served tokens/s", "offline tokens/s",
/// "static tokens/s", "first token of a batch", "single stream", "prompt rate".
class Residuals {
 public:
  void add(const Prepared& row, const Calibration& calibration);
  void add_all(const std::vector<const Prepared*>& rows, const Calibration& calibration);
  void print(const std::string& title) const;
  const std::map<std::string, ErrorStatistics>& by_kind() const { return by_kind_; }

 private:
  std::map<std::string, ErrorStatistics> by_kind_;
};

}  // namespace whichgpu::accuracy
