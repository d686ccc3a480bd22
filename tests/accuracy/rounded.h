#pragma once

#include <array>
#include <cstdio>
#include <cstdlib>

namespace whichgpu::accuracy {

/// Four significant digits, as fitted constants are written: more than the measurements tell, and the same on
/// every machine.
inline double rounded(double value) {
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%.4g", value);
  return std::strtod(digits.data(), nullptr);
}

}  // namespace whichgpu::accuracy
