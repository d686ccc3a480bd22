#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace whichgpu {

/// Whether one index goes before another; `list` is what they are indices of.
using IndexBefore = bool (*)(const void* list, std::size_t a, std::size_t b);

/// The indices below `count` in the order of `before`, equals as they were.
std::vector<std::size_t> stable_order(std::size_t count, const void* list, IndexBefore before);

/// Sorts a list, equals as they were. Unlike std::stable_sort it is not compiled anew for every type: a dozen
/// of those were an eighth of the WebAssembly module's code.
template <typename Items, typename Before>
void sort_stably(Items&& items, const Before& before) {
  const auto by_index = [&](std::size_t a, std::size_t b) { return before(items[a], items[b]); };
  using ByIndex = decltype(by_index);
  const auto order = stable_order(
      items.size(), &by_index,
      [](const void* list, std::size_t a, std::size_t b) { return (*static_cast<ByIndex*>(list))(a, b); });
  for (std::size_t i = 0; i < order.size(); ++i) {
    std::size_t from = order[i];
    while (from < i) from = order[from];  // what stood there went to where its successor came from
    if (from != i) std::swap(items[i], items[from]);
  }
}

}  // namespace whichgpu
