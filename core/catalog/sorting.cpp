#include "core/catalog/sorting.h"

#include <algorithm>
#include <numeric>

namespace whichgpu {

std::vector<std::size_t> stable_order(std::size_t count, const void* list, IndexBefore before) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<std::size_t> merged(count);
  const auto less = [&](std::size_t a, std::size_t b) { return before(list, a, b); };
  for (std::size_t width = 1; width < count; width *= 2) {
    for (std::size_t begin = 0; begin < count; begin += 2 * width) {
      const auto at = [&](std::size_t index) {
        return order.begin() + static_cast<std::ptrdiff_t>(std::min(index, count));
      };
      std::merge(at(begin), at(begin + width), at(begin + width), at(begin + 2 * width),
                 merged.begin() + static_cast<std::ptrdiff_t>(begin), less);
    }
    order.swap(merged);
  }
  return order;
}

}  // namespace whichgpu
