#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/json/write.h"

namespace whichgpu::api {

/// A value of a JSON document, as it was read. Every accessor may be called on a value of any kind. Untrusted
/// input is read through Reader, which says what is wrong with it.
class Json {
 public:
  /// None if `text` is not JSON (RFC 8259) in UTF-8, if a number is too large for a double, or if it nests
  /// deeper than any request; `error_place` then is the first character that does not fit, npos if it nests
  /// too deep. Of fields with one name the last counts.
  static std::optional<Json> parse(std::string_view text, std::size_t* error_place = nullptr);

  /// An object without fields.
  static const Json& empty_object();

  Json() = default;
  Json(Json&&) = default;
  Json& operator=(Json&&) = default;

  bool is_null() const { return kind_ == Kind::null; }
  bool is_boolean() const { return kind_ == Kind::boolean; }
  bool is_number() const { return kind_ == Kind::integer || kind_ == Kind::real; }
  /// Written without a fraction and an exponent.
  bool is_integer() const { return kind_ == Kind::integer; }
  bool is_text() const { return kind_ == Kind::text; }
  bool is_array() const { return kind_ == Kind::array; }
  bool is_object() const { return kind_ == Kind::object; }
  /// "null", "boolean", "number", "string", "array" or "object".
  const char* kind() const;

  /// False unless it is true.
  bool boolean() const { return kind_ == Kind::boolean && integer != 0; }
  /// 0 unless it is a number.
  double number() const;
  /// Empty unless it is a text.
  const std::string& text() const { return text_; }
  bool is(double value) const { return is_number() && number() == value; }
  bool is(std::string_view value) const { return is_text() && text_ == value; }

  /// The items of an array or the fields of an object; none of any other.
  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  const Json* begin() const { return items_.data(); }
  const Json* end() const { return begin() + size(); }
  const Json& operator[](std::size_t index) const { return items_[index]; }
  /// What this is called as a field of an object.
  const std::string& name() const { return name_; }
  /// A field of an object; nullptr if there is none.
  const Json* find(std::string_view name) const;
  bool contains(std::string_view name) const { return find(name) != nullptr; }

  /// The same value as it is written.
  Fragment written() const;

 private:
  friend class JsonBuilder;
  enum class Kind : unsigned char { null, boolean, integer, real, text, array, object };

  void append_to(std::string& json) const;

  Kind kind_ = Kind::null;
  union {
    std::int64_t integer = 0;
    double real;
  };
  std::string name_;
  std::string text_;
  std::vector<Json> items_;
};

}  // namespace whichgpu::api
