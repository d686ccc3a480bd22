#include "core/time/arrivals/strata.h"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace whichgpu {
namespace {

class SplitMix {
 public:
  explicit SplitMix(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  /// Between 0 and 1, neither of them.
  double fraction() { return (static_cast<double>(next() >> 11U) + 0.5) * 0x1p-53; }

 private:
  std::uint64_t state_;
};

}  // namespace

std::vector<double> strata(int count, int stream) {
  SplitMix random(static_cast<std::uint64_t>(stream) * 0x2545f4914f6cdd1dU + 1);
  std::vector<double> numbers;
  numbers.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) numbers.push_back((i + random.fraction()) / count);
  for (std::size_t left = numbers.size(); left > 1; --left) {  // Fisher and Yates
    std::swap(numbers[left - 1], numbers[random.next() % left]);
  }
  return numbers;
}

}  // namespace whichgpu
