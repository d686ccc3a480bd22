#include "core/api/json/write.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

#include "core/api/json/json.h"

namespace whichgpu::api {
namespace {

using Digits = std::array<char, 64>;

/// As the library prints it: the fewest digits that read back the same, and 16.0 rather than 16.
void append_real(std::string& json, double value) {
  if (!std::isfinite(value)) {
    json += "null";
    return;
  }
  Digits digits;
  const char* end = nlohmann::detail::to_chars(digits.data(), digits.data() + digits.size(), value);
  json.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

void append_integer(std::string& json, std::int64_t value) {
  Digits digits;
  const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  json.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

bool needs_no_escape(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

void append_text(std::string& json, std::string_view text) {
  if (std::all_of(text.begin(), text.end(), needs_no_escape)) {
    json += '"';
    json += text;
    json += '"';
  } else {
    json += text_of(Json(text));
  }
}

void append_field(std::string& json, std::string_view name, const Value& value) {
  json += '"';
  json += name;
  json += "\":";
  value.append_to(json);
}

/// Removes the closing bracket, and separates what follows from what is there.
void reopen(std::string& json) {
  json.pop_back();
  if (json.size() > 1) json += ',';
}

}  // namespace

void Value::append_to(std::string& json) const {
  switch (kind_) {
    case Kind::null:
      json += "null";
      return;
    case Kind::boolean:
      json += integer != 0 ? "true" : "false";
      return;
    case Kind::integer:
      return append_integer(json, integer);
    case Kind::real:
      return append_real(json, real);
    case Kind::text:
      return append_text(json, text);
    case Kind::finished:
      json += text;
      return;
  }
}

std::size_t Value::usual_bytes() const {
  constexpr std::size_t digits = 20;
  return kind_ == Kind::text || kind_ == Kind::finished ? text.size() + 2 : digits;
}

Fragment Fragment::finished(std::string json) {
  Fragment fragment;
  fragment.text_ = std::move(json);
  return fragment;
}

void Object::add(std::string_view name, const Value& value) {
  reopen(text_);
  append_field(text_, name, value);
  text_ += '}';
}

void Object::append(const Object& other) {
  if (other.empty()) return;
  reopen(text_);
  text_.append(other.text_, 1);
}

void Array::push(const Value& value) {
  reopen(text_);
  value.append_to(text_);
  text_ += ']';
}

Object object_of(std::initializer_list<Field> fields) {
  Object object;
  std::size_t bytes = 2;
  for (const Field& field : fields) bytes += std::strlen(field.name) + 4 + field.value.usual_bytes();
  object.text_.reserve(bytes);
  for (const Field& field : fields) object.add(field.name, field.value);
  return object;
}

Array array_of(std::initializer_list<Value> values) {
  Array array;
  for (const Value& value : values) array.push(value);
  return array;
}

}  // namespace whichgpu::api
