#pragma once

#include <map>
#include <string>

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/training/training_row.h"

namespace whichgpu::accuracy {

/// Errors of training rows: of all, and by group.
class TrainingErrors {
 public:
  void add(const PreparedTraining& row, const TrainingCalibration& calibration);
  /// One line a group: rows, median, mean, share within 20 %, bias.
  void print(const std::string& title) const;
  const std::map<std::string, ErrorStatistics>& by_group() const { return by_group_; }

 private:
  std::map<std::string, ErrorStatistics> by_group_;
};

/// Rows that can be compared, and why the others cannot.
struct TrainingCoverage {
  std::vector<PreparedTraining> rows;
  std::map<std::string, int> left_out;

  /// Rates of one kind of program, memory, or whole runs.
  std::vector<const PreparedTraining*> fitted() const;  ///< rates and memory
  void print() const;
};

/// Sorts `rows`, which must outlive the result.
TrainingCoverage cover(const std::vector<TrainingRow>& rows);

}  // namespace whichgpu::accuracy
