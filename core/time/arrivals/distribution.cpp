#include "core/time/arrivals/distribution.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace whichgpu {
namespace {

double quantile_of_sorted(const std::vector<double>& values, double share) {
  const double count = static_cast<double>(values.size());
  const double reach = std::sqrt(share * (1 - share) / count);
  const double low = std::max(share - reach, 0.0) * count;
  const double high = std::min(share + reach, 1.0) * count;
  double sum = 0;
  for (auto i = static_cast<std::size_t>(low); i < values.size() && static_cast<double>(i) < high; ++i) {
    const double place = static_cast<double>(i);
    sum += values[i] * (std::min(high, place + 1) - std::max(low, place));
  }
  return sum / (high - low);
}

}  // namespace

Distribution distribution(std::vector<double> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  return {sum / static_cast<double>(values.size()), quantile_of_sorted(values, 0.50),
          quantile_of_sorted(values, 0.90), quantile_of_sorted(values, 0.95),
          quantile_of_sorted(values, 0.99)};
}

double percentile(const Distribution& d, int which) {
  switch (which) {
    case 50:
      return d.p50;
    case 90:
      return d.p90;
    case 95:
      return d.p95;
    case 99:
      return d.p99;
    default:
      return d.mean;
  }
}

}  // namespace whichgpu
