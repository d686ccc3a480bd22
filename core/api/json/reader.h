#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/json/error.h"
#include "core/api/json/json.h"
#include "core/catalog/names.h"

namespace whichgpu::api {

/// Checked access to one JSON object of a request. Every accessor returns its fallback when the field is
/// absent or null, or when it is wrong; the first thing wrong with a request is kept in the shared error.
/// `finish` reports fields that nobody asked for.
class Reader {
 public:
  /// `object`, and the names of fields, must outlive the reader. `path` is prefixed to field names in errors.
  Reader(const Json& object, std::string path, std::optional<Error>& error);

  bool has(const char* name);
  double number(const char* name, Range range, double fallback);
  /// Present and in range; else the error says that it is missing.
  double required_number(const char* name, Range range);
  /// A whole number.
  int integer(const char* name, Range range, int fallback);
  int required_integer(const char* name, Range range);
  /// Integers that stand for token counts and the like, kept as double.
  double count(const char* name, Range range, double fallback);
  bool flag(const char* name, bool fallback);
  /// A string that refers into the document.
  std::string_view text(const char* name, std::string_view fallback);
  /// An enumerator, by its name.
  template <typename Enum>
  Enum choice(const char* name, Enum fallback);
  /// One of some enumerators, by its name.
  template <typename Enum>
  Enum choice(const char* name, Enum fallback, std::initializer_list<Enum> accepted);
  /// A nested object, or nullptr if it is absent or no object.
  const Json* object(const char* name);
  const Json* array(const char* name);
  /// Any value; nullptr if absent or null.
  const Json* value(const char* name);
  void finish();
  /// The fields that nobody asked for, in their order.
  std::vector<const Json*> unread() const;

  std::string field(std::string_view name) const;
  void fail(Error error);
  bool failed() const { return error_.has_value(); }

 private:
  const Json* find(const char* name);
  /// The index of the text that the field has; none if it is absent or another.
  std::optional<std::size_t> index_of_text(const char* name, const std::vector<std::string_view>& texts);
  void fail_range(const char* name, Range range, const std::string& what);

  const Json& object_;
  std::string path_;
  std::optional<Error>& error_;
  std::vector<std::string_view> known_;  ///< asked for, some more than once
};

template <typename Enum>
Enum Reader::choice(const char* name, Enum fallback) {
  std::vector<std::string_view> texts;
  texts.reserve(names<Enum>.size());
  for (const Spelling<Enum>& spelling : names<Enum>) texts.push_back(spelling.name);
  const std::optional<std::size_t> index = index_of_text(name, texts);
  return index ? names<Enum>[*index].value : fallback;
}

template <typename Enum>
Enum Reader::choice(const char* name, Enum fallback, std::initializer_list<Enum> accepted) {
  std::vector<std::string_view> texts;
  for (const Enum value : accepted) texts.push_back(name_of(value));
  const std::optional<std::size_t> index = index_of_text(name, texts);
  return index ? accepted.begin()[*index] : fallback;
}

}  // namespace whichgpu::api
