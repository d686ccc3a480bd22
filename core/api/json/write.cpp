#include "core/api/json/write.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstring>
#include <nlohmann/detail/conversions/to_chars.hpp>
#include <utility>

#include "core/api/json/utf8.h"

namespace whichgpu::api {
namespace {

using Digits = std::array<char, 64>;

/// To nine digits, but never to less than a whole number: compilers and C libraries differ in digits behind
/// them, which no figure here is known to. Below 1e-13, where powers of ten are no longer exact, as it is.
double to_nine_digits(double value) {
  constexpr std::array powers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  const double magnitude = std::abs(value);
  if (magnitude >= 1e9) return std::round(value);
  if (magnitude < 1e-13) return value;
  const double log_of_two = 0.30103;  // to the base of ten
  auto places = static_cast<std::size_t>(8 - std::floor(std::ilogb(magnitude) * log_of_two));
  if (magnitude * powers[places] >= 1e9) --places;
  return std::copysign(std::round(magnitude * powers[places]) / powers[places], value);
}

/// As the library prints it: the fewest digits that read back the same, and 16.0 rather than 16.
void append_real(std::string& json, double value) {
  assert(std::isfinite(value));  // in every test and fuzzed request; elsewhere null
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

void append_escaped(std::string& json, char c) {
  constexpr std::string_view meanings = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  constexpr std::string_view digits = "0123456789abcdef";
  const std::size_t at = meanings.find(c);
  if (at != std::string_view::npos) {
    json += {'\\', letters[at]};
  } else {
    const auto code = static_cast<unsigned char>(c);
    json += "\\u00";
    json += {digits[code >> 4], digits[code & 0xF]};
  }
}

void append_text(std::string& json, std::string_view text) {
  json += '"';
  while (!text.empty()) {
    const auto plain =
        static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), needs_no_escape) - text.begin());
    json += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const std::size_t bytes = utf8_bytes(text);
    if (bytes == 0) {
      append_utf8(json, 0xFFFD);  // the replacement character
    } else if (bytes > 1 || text.front() == '\x7F') {
      json += text.substr(0, bytes);
    } else {
      append_escaped(json, text.front());
    }
    text.remove_prefix(std::max<std::size_t>(bytes, 1));
  }
  json += '"';
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

/// `value` times ten to the power of `places`.
double shifted(double value, int places) {
  double power = 1;
  for (int i = 0; i < std::abs(places); ++i) power *= 10;
  return places < 0 ? value / power : value * power;
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
      return append_real(json, to_nine_digits(real));
    case Kind::exact:
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

std::string rounded(double value, int digits) {
  if (value == 0) return "0";
  // value is 0.<kept> times ten to the power of point.
  int point = 1;
  double first = std::abs(value);
  for (; first >= 10; ++point) first /= 10;
  for (; first < 1; --point) first *= 10;
  const int scale = digits - point;  // in two steps: of the smallest numbers it is more than a double holds
  const double scaled = shifted(shifted(std::abs(value), scale / 2), scale - scale / 2);
  std::string kept = std::to_string(std::llround(scaled));
  if (static_cast<int>(kept.size()) > digits) ++point;  // rounded up to the next power of ten
  kept.resize(std::max<std::size_t>(kept.find_last_not_of('0') + 1, 1));
  const std::string sign = value < 0 ? "-" : "";
  const int length = static_cast<int>(kept.size());
  if (point <= -4 || point > digits) {
    const std::string exponent = std::to_string(std::abs(point - 1));
    if (length > 1) kept.insert(1, ".");
    return sign + kept + (point > 0 ? "e+" : "e-") + (exponent.size() < 2 ? "0" : "") + exponent;
  }
  if (point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + kept;
  if (length <= point) return sign + kept + std::string(static_cast<std::size_t>(point - length), '0');
  return sign + kept.insert(static_cast<std::size_t>(point), ".");
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
