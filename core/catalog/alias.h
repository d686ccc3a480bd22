#pragma once

#include <string_view>

namespace whichgpu {

/// Another name by which visitors call a GPU or a model.
struct Alias {
  std::string_view alias;  ///< lower case
  std::string_view id;
};

}  // namespace whichgpu
