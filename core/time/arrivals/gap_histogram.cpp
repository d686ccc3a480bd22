#include "core/time/arrivals/gap_histogram.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace whichgpu {
namespace {

constexpr double shortest = 1e-5;
constexpr double bins_per_e = 100;
constexpr double last_bin = 2399;  // e^24 times the shortest: days

}  // namespace

void GapHistogram::add(double gap, double weight) {
  const double place = std::log(gap / shortest) * bins_per_e;
  const auto bin = static_cast<std::size_t>(std::clamp(place, 0.0, last_bin));
  if (bin >= weights_.size()) weights_.resize(bin + 1);
  weights_[bin] += weight;
  sum_ += gap * weight;
  total_ += weight;
}

double GapHistogram::quantile(double share) const {
  double below = 0;
  for (std::size_t bin = 0; bin < weights_.size(); ++bin) {
    const double rest = share * total_ - below;
    if (weights_[bin] > 0 && weights_[bin] >= rest) {
      return shortest * std::exp((static_cast<double>(bin) + rest / weights_[bin]) / bins_per_e);
    }
    below += weights_[bin];
  }
  return 0;
}

Distribution GapHistogram::distribution() const {
  if (total_ <= 0) return {};
  return {sum_ / total_, quantile(0.50), quantile(0.90), quantile(0.95), quantile(0.99)};
}

}  // namespace whichgpu
