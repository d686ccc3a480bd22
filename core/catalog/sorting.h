#pragma once

#include <cstddef>
#include <functional>
#include <type_traits>
#include <utility>
#include <vector>

namespace whichgpu {

/// The indices below `count` in the order of `before`, equals as they were.
std::vector<std::size_t> stable_order(std::size_t count,
                                      const std::function<bool(std::size_t, std::size_t)>& before);

/// Sorts a list, equals as they were. Unlike std::stable_sort it is not compiled anew for every type: a dozen
/// of those were an eighth of the WebAssembly module's code.
template <typename Items, typename Before>
void sort_stably(Items&& items, const Before& before) {
  const auto order =
      stable_order(items.size(), [&](std::size_t a, std::size_t b) { return before(items[a], items[b]); });
  std::vector<std::decay_t<decltype(items[0])>> sorted;
  sorted.reserve(order.size());
  for (const std::size_t index : order) sorted.push_back(std::move(items[index]));
  for (std::size_t i = 0; i < sorted.size(); ++i) items[i] = std::move(sorted[i]);
}

}  // namespace whichgpu
