#include "core/time/arrivals/length_quantile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace whichgpu {
namespace {

template <std::size_t Count>
double polynomial(const std::array<double, Count>& coefficients, double x) {
  double value = 0;
  for (const double coefficient : coefficients) value = value * x + coefficient;
  return value;
}

constexpr std::array<double, 6> middle_over = {-3.969683028665376e+01, 2.209460984245205e+02,
                                               -2.759285104469687e+02, 1.383577518672690e+02,
                                               -3.066479806614716e+01, 2.506628277459239e+00};
constexpr std::array<double, 6> middle_under = {-5.447609879822406e+01, 1.615858368580409e+02,
                                                -1.556989798598866e+02, 6.680131188771972e+01,
                                                -1.328068155288572e+01, 1};
constexpr std::array<double, 6> tail_over = {-7.784894002430293e-03, -3.223964580411365e-01,
                                             -2.400758277161838e+00, -2.549732539343734e+00,
                                             4.374664141464968e+00,  2.938163982698783e+00};
constexpr std::array<double, 5> tail_under = {7.784695709041462e-03, 3.224671290700398e-01,
                                              2.445134137142996e+00, 3.754408661907416e+00, 1};

}  // namespace

double normal_quantile(double p) {
  constexpr double tail = 0.02425;
  if (p > 0.5) return -normal_quantile(1 - p);
  if (p < tail) {
    const double q = std::sqrt(-2 * std::log(p));
    return polynomial(tail_over, q) / polynomial(tail_under, q);
  }
  const double q = p - 0.5;
  return q * polynomial(middle_over, q * q) / polynomial(middle_under, q * q);
}

double length_quantile(const Lengths& lengths, double p) {
  constexpr double z90 = 1.2815515655446004;
  double tokens = lengths.mean;
  if (lengths.law == LengthLaw::uniform) tokens = lengths.least + p * (lengths.most - lengths.least);
  if (lengths.law == LengthLaw::lognormal) {
    const double ratio = std::log(lengths.p90 / lengths.mean);
    const double sigma = z90 - std::sqrt(std::max(z90 * z90 - 2 * ratio, 0.0));
    tokens = lengths.mean * std::exp(sigma * normal_quantile(p) - sigma * sigma / 2);
  }
  return std::clamp(std::round(tokens), 1.0, std::max(lengths.most, 1.0));
}

GapQuantile::GapQuantile(double variation) {
  constexpr double even = 1e-3;
  constexpr int halvings = 60;
  if (variation < even) {
    inverse_shape_ = 0;
    return;
  }
  if (variation == 1) return;
  // Variance over squared mean is Gamma(1 + 2k) / Gamma(1 + k)^2 - 1, which grows with k, the inverse of the
  // shape.
  double low = 0;
  double high = 5;
  for (int i = 0; i < halvings; ++i) {
    inverse_shape_ = (low + high) / 2;
    const double squared =
        std::exp(std::lgamma(1 + 2 * inverse_shape_) - 2 * std::lgamma(1 + inverse_shape_));
    (squared - 1 > variation * variation ? high : low) = inverse_shape_;
  }
  scale_ = std::exp(-std::lgamma(1 + inverse_shape_));
}

double GapQuantile::operator()(double p) const {
  if (inverse_shape_ <= 0) return 1;
  const double exponential = -std::log1p(-p);
  return inverse_shape_ == 1 ? exponential : scale_ * std::exp(inverse_shape_ * std::log(exponential));
}

}  // namespace whichgpu
