#include "tests/accuracy/error_statistics.h"

#include <algorithm>
#include <cmath>

namespace whichgpu::accuracy {
namespace {

/// Of at least one value, nearest rank.
double quantile(std::vector<double> values, double q) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(std::lround(q * static_cast<double>(values.size() - 1)))];
}

}  // namespace

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const std::size_t middle = values.size() / 2;
  std::sort(values.begin(), values.end());
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

void ErrorStatistics::add(double predicted, double measured) { errors_.push_back(predicted / measured - 1); }

double ErrorStatistics::median_percent() const {
  std::vector<double> absolute;
  for (const double error : errors_) absolute.push_back(std::abs(error));
  return percent * median(absolute);
}

double ErrorStatistics::mean_percent() const {
  double sum = 0;
  for (const double error : errors_) sum += std::abs(error);
  return errors_.empty() ? 0 : percent * sum / static_cast<double>(errors_.size());
}

double ErrorStatistics::percent_within(double limit_percent) const {
  const auto within = std::count_if(errors_.begin(), errors_.end(),
                                    [&](double error) { return std::abs(error) * percent <= limit_percent; });
  return errors_.empty() ? 0 : percent * static_cast<double>(within) / static_cast<double>(errors_.size());
}

double ErrorStatistics::median_bias_percent() const { return percent * median(errors_); }

double ErrorStatistics::error_percent(double q) const {
  return errors_.empty() ? 0 : percent * quantile(errors_, q);
}

double ErrorStatistics::measured_over_predicted(double q) const {
  std::vector<double> ratios;
  for (const double error : errors_) ratios.push_back(1 / (1 + error));
  return ratios.empty() ? 1 : quantile(ratios, q);
}

}  // namespace whichgpu::accuracy
