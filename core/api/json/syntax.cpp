#include "core/api/json/syntax.h"

#include <algorithm>
#include <array>

#include "core/api/json/error.h"
#include "core/api/json/json.h"

namespace whichgpu::api {
namespace {

/// Takes a document in and remembers where it stops being one.
class ErrorPlace : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool start_object(std::size_t /*elements*/) override { return true; }
  bool key(string_t& /*value*/) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t /*elements*/) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    position_ = position;
    return false;
  }
  std::size_t position() const { return position_; }

 private:
  std::size_t position_ = 0;  ///< characters read, the first that does not fit included
};

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
  if (std::find(python.begin(), python.end(), word) != python.end())
    return quote(word) + " is Python's, not JSON's: write " +
           (word == "None"    ? "null"
            : word == "True"  ? "true"
            : word == "False" ? "false"
                              : "null or a number");
  const bool end = text[place] == ']' || text[place] == '}';
  if (end && before(text, place) == ',') return "a comma stands before the end of a list or object";
  if (text[place] == '\'') return "texts stand in double quotes, not in single ones";
  return quote(text.substr(place, 1)) + " does not fit here";
}

std::size_t count_lines(std::string_view text) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

std::string describe_bad_json(std::string_view text) {
  constexpr std::size_t around = 30;
  ErrorPlace places;
  if (Json::sax_parse(text.begin(), text.end(), &places)) return "The request is not valid JSON.";
  const std::size_t place = places.position() == 0 ? 0 : places.position() - 1;
  const std::size_t begin = place < around ? 0 : place - around;
  return "The request is not valid JSON: " + name_fault(text, place) + ", at character " +
         std::to_string(place + 1) + " (line " + std::to_string(count_lines(text.substr(0, place))) +
         "), near " + quote(text.substr(begin, 2 * around)) + ".";
}

}  // namespace whichgpu::api
