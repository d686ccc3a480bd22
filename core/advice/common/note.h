#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "core/advice/common/note_ids.h"

namespace whichgpu {

/// A value that fills a gap in a note's sentence: a number, or a text where `text` is not empty.
struct NoteArgument {
  std::string_view name;
  double number = 0;
  std::string_view text;
};

using NoteArguments = std::vector<NoteArgument>;

/// A remark on an estimate. The words live in the page's dictionaries, one for each language.
struct Note {
  NoteId id;
  NoteArguments arguments;
};

using Notes = std::vector<Note>;

inline NoteArgument number(std::string_view name, double value) { return {name, value, {}}; }
inline NoteArgument text(std::string_view name, std::string_view value) { return {name, 0, value}; }

/// Appends a note.
inline void add(Notes& notes, NoteId id, std::initializer_list<NoteArgument> arguments) {
  notes.push_back({id, arguments});
}

}  // namespace whichgpu
