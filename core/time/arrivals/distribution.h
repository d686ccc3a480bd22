#pragma once

#include <vector>

namespace whichgpu {

/// Mean and percentiles over requests, or over tokens.
struct Distribution {
  double mean = 0;
  double p50 = 0;
  double p90 = 0;
  double p95 = 0;
  double p99 = 0;
};

/// Of `values`; all 0 without any. A percentile is the mean of those within one standard error of its rank,
/// sqrt(q (1 - q) / N): less noise than one order statistic, and no jump where two values change places.
Distribution distribution(std::vector<double> values);

/// The percentile 50, 90, 95 or 99; 0: the mean.
double percentile(const Distribution& distribution, int which);

}  // namespace whichgpu
