#pragma once

#include "core/workload/arrivals.h"

namespace whichgpu {

/// The value that a normal variable of mean 0 and variance 1 stays below with probability `p`, 0 < p < 1.
/// P. J. Acklam's rational approximation (2003), relative error 1.2e-9.
double normal_quantile(double p);

/// The length, in whole tokens, below which a share `p` of the lengths are. Log-normal with mean m and 90th
/// percentile q: log(q/m) = z sigma - sigma^2/2 with z = 1.2816, the smaller solution.
double length_quantile(const Lengths& lengths, double p);

/// Gaps between arrivals, in multiples of their mean: a Weibull law, whose quantile has a closed form and
/// which is that of the Poisson process at a variation of 1.
class GapQuantile {
 public:
  /// Standard deviation over mean, 0 (even) to 5.
  explicit GapQuantile(double variation);
  double operator()(double p) const;

 private:
  double inverse_shape_ = 1;  ///< 0: all gaps alike
  double scale_ = 1;
};

}  // namespace whichgpu
