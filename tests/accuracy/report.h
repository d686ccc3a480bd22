#pragma once

#include <map>
#include <string>

#include "tests/accuracy/residuals.h"

namespace whichgpu::accuracy {

/// Errors by kind of measurement, of all rows and of groups of them.
class Report {
 public:
  void add(const Prepared& row, const ServingCalibration& calibration);
  /// One line a group, one column a kind.
  void print() const;

 private:
  void print_line(const std::string& name, const Residuals& residuals) const;

  Residuals all_;
  std::map<std::string, std::map<std::string, Residuals>> groups_;  // by title, then by name
};

}  // namespace whichgpu::accuracy
