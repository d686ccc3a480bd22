#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace whichgpu {

/// Puts `item` where it belongs in the order of `before`, behind those that are as good: for lists of a few
/// large items.
template <typename Item, typename Before>
void insert_sorted(std::vector<Item>& items, Item item, const Before& before) {
  items.insert(std::upper_bound(items.begin(), items.end(), item, before), std::move(item));
}

}  // namespace whichgpu
