#pragma once

#include <string_view>

#include "core/catalog/bounded_list.h"

namespace whichgpu {

/// A value that fills a gap in a note's sentence: a number, or a text where `text` is not empty.
struct NoteArgument {
  std::string_view name;
  double number = 0;
  std::string_view text;
};

/// A remark on an estimate. The words live in the page's dictionaries, one for each language.
struct Note {
  std::string_view id;
  BoundedList<NoteArgument, 4> arguments;
};

using Notes = BoundedList<Note, 16>;

}  // namespace whichgpu
