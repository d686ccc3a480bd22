#include "core/advice/arrivals/users_in_loop.h"

#include <algorithm>
#include <cmath>

namespace whichgpu {
namespace {

Lengths all_alike(double tokens) {
  Lengths lengths;
  lengths.mean = tokens;
  return lengths;
}

/// Up to the nominal length, and as far below their mean as that is below it.
Lengths up_to(double nominal, double mean_share) {
  Lengths lengths;
  lengths.law = LengthLaw::uniform;
  lengths.least = std::max(std::round(nominal * (2 * mean_share - 1)), 1.0);
  lengths.most = nominal;
  lengths.mean = (lengths.least + lengths.most) / 2;
  return lengths;
}

}  // namespace

Arrivals users_in_loop(const Serving& serving, const ServingCalibration& calibration) {
  Arrivals a;
  a.kind = ArrivalKind::closed;
  a.users = serving.concurrency;
  a.cached_prefix_fraction = serving.cached_prefix_fraction;
  a.input = all_alike(serving.input_tokens);
  a.output = all_alike(serving.output_tokens);
  a.together = is_run_of_users(serving.load);
  double each = calibration.burst_requests;
  if (serving.load == Load::benchmark) {
    each = calibration.benchmark_requests;
    a.input = up_to(serving.input_tokens, calibration.benchmark_length_share);
    a.output = up_to(serving.output_tokens, calibration.benchmark_length_share);
  }
  if (a.together) a.requests = static_cast<int>(std::round(a.users * std::max(each, 1.0)));
  return a;
}

}  // namespace whichgpu
