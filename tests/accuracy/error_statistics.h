#pragma once

#include <cstddef>
#include <vector>

namespace whichgpu::accuracy {

inline constexpr double percent = 100;  ///< of a fraction

/// The middle value, or the mean of the two middle ones; 0 of none.
double median(std::vector<double> values);

/// Absolute percentage errors |predicted / measured - 1| of one metric, and their summary.
class ErrorStatistics {
 public:
  void add(double predicted, double measured);
  std::size_t count() const { return errors_.size(); }
  double median_percent() const;
  double mean_percent() const;
  double percent_within(double limit_percent) const;
  /// Median of predicted / measured - 1, signed, percent.
  double median_bias_percent() const;
  /// Quantile `q` (0 to 1) of predicted / measured - 1, percent, nearest rank.
  double error_percent(double q) const;
  /// Quantile `q` (0 to 1) of measured / predicted, nearest rank.
  double measured_over_predicted(double q) const;

 private:
  std::vector<double> errors_;  // signed fractions
};

}  // namespace whichgpu::accuracy
