#pragma once

#include <cmath>

namespace whichgpu {

/// The largest whole number in 1 … most for which `holds`, by bisection; 0 if there is none. `holds` must be
/// false for all numbers beyond the first for which it is.
template <typename Predicate>
double largest(double most, const Predicate& holds) {
  if (holds(most)) return most;
  double good = 0;
  double bad = most;
  while (bad - good > 1) {
    const double middle = std::floor((good + bad) / 2);
    (holds(middle) ? good : bad) = middle;
  }
  return good;
}

}  // namespace whichgpu
