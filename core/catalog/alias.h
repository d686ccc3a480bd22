#pragma once

#include <string_view>

namespace whichgpu {

/// Another name by which visitors call a GPU or a model.
struct Alias {
  std::string_view alias;  ///< lower case
  std::string_view id;
};

/// Models or cards that people ask for and of which too little was found; from data/unread.json.
struct Unread {
  std::string_view names;    ///< lower case, a bar before and after each
  bool model = false;        ///< else cards
  std::string_view missing;  ///< what was found and what was not, as the end of a sentence
};

}  // namespace whichgpu
