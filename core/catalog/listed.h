#pragma once

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace whichgpu {

/// A text out of some lists. The compiler refuses any other.
template <const auto&... lists>
struct Listed {
  constexpr Listed() = default;
  consteval Listed(const char* one) : text(one) {
    const bool listed = ((std::find(lists.begin(), lists.end(), text) != lists.end()) || ...);
    if (!listed) std::abort();
  }
  bool operator==(const Listed&) const = default;

  std::string_view text;
};

}  // namespace whichgpu
