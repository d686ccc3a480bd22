#include "core/api/json/syntax.h"

#include <algorithm>
#include <array>

#include "core/api/json/error.h"

namespace whichgpu::api {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The run of letters around `place`.
std::string_view word_at(std::string_view text, std::size_t place) {
  std::size_t begin = place;
  std::size_t end = place;
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  while (end < text.size() && is_letter(text[end])) ++end;
  return text.substr(begin, end - begin);
}

/// The last character before `place` that is no space; a space if there is none.
char before(std::string_view text, std::size_t place) {
  const std::size_t found = text.substr(0, place).find_last_not_of(" \t\r\n");
  return found == std::string_view::npos ? ' ' : text[found];
}

std::string name_fault(std::string_view text, std::size_t place) {
  constexpr std::array<std::string_view, 5> python{"NaN", "Infinity", "True", "False", "None"};
  if (place >= text.size()) return "the text ends before it is complete";
  const std::string_view word = word_at(text, place);
  if (std::find(python.begin(), python.end(), word) != python.end()) {
    return quote(word) + " is Python's, not JSON's: write " +
           (word == "None"    ? "null"
            : word == "True"  ? "true"
            : word == "False" ? "false"
                              : "null or a number");
  }
  const bool end = text[place] == ']' || text[place] == '}';
  if (end && before(text, place) == ',') return "a comma stands before the end of a list or object";
  if (text[place] == '\'') return "texts stand in double quotes, not in single ones";
  return quote(text.substr(place, 1)) + " does not fit here";
}

std::size_t count_lines(std::string_view text) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

std::string describe_bad_json(std::string_view text, std::size_t place) {
  constexpr std::size_t around = 30;
  if (place == std::string_view::npos) return "The request nests deeper than 200 levels.";
  const std::size_t begin = place < around ? 0 : place - around;
  return "The request is not valid JSON: " + name_fault(text, place) + ", at character " +
         std::to_string(place + 1) + " (line " + std::to_string(count_lines(text.substr(0, place))) +
         "), near " + quote(text.substr(begin, 2 * around)) + ".";
}

}  // namespace whichgpu::api
