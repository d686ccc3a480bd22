#pragma once

#include <array>
#include <cstddef>

namespace whichgpu {

/// A short list of at most `Capacity` values stored in place, so that catalogue entries can be
/// constexpr tables and copies of them need no heap. `push` reports whether there was room.
template <typename T, std::size_t Capacity>
struct BoundedList {
  std::array<T, Capacity> items{};
  std::size_t count = 0;

  constexpr bool push(const T& item) {
    if (count == Capacity) return false;
    items[count++] = item;
    return true;
  }
  constexpr const T* begin() const { return items.data(); }
  constexpr const T* end() const { return items.data() + count; }
  constexpr T* begin() { return items.data(); }
  constexpr T* end() { return items.data() + count; }
  constexpr bool empty() const { return count == 0; }
  constexpr const T& operator[](std::size_t index) const { return items[index]; }
};

}  // namespace whichgpu
