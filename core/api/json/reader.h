#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/api/json/error.h"
#include "core/api/json/json_fwd.h"

namespace whichgpu::api {

/// Inclusive bounds of a number.
struct Range {
  double least = 0;
  double most = 0;
};

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
  /// One of `choices`; its index.
  std::size_t choice(const char* name, std::initializer_list<std::string_view> choices, std::size_t fallback);
  /// A nested object, or nullptr if it is absent or no object.
  const Json* object(const char* name);
  const Json* array(const char* name);
  /// Any value; nullptr if absent or null.
  const Json* value(const char* name);
  void finish();
  /// The fields that nobody asked for, by name, in their order. They refer into the document.
  std::vector<std::pair<std::string_view, const Json*>> unread() const;

  std::string field(std::string_view name) const;
  void fail(Error error);
  bool failed() const { return error_.has_value(); }

 private:
  const Json* find(const char* name);
  void fail_range(const char* name, Range range, const std::string& what);

  const Json& object_;
  std::string path_;
  std::optional<Error>& error_;
  std::vector<std::string_view> known_;  ///< asked for, some more than once
};

}  // namespace whichgpu::api
