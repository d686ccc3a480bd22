#include "core/command/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string_view>

namespace whichgpu::command {
namespace {

/// 0.<digits> times ten to the power of `point`; nought has no digits.
struct Decimal {
  bool negative = false;
  std::string digits;
  int point = 0;
};

/// The fewest digits that read back the same.
Decimal shortest(double value) {
  Decimal decimal{std::signbit(value), "", 0};
  if (value == 0 || !std::isfinite(value)) return {};
  std::array<char, 32> letters{};
  const auto written =
      std::to_chars(letters.begin(), letters.end(), std::abs(value), std::chars_format::scientific);
  const std::string_view text(letters.data(), static_cast<std::size_t>(written.ptr - letters.data()));
  const std::size_t e = text.find('e');
  for (const char letter : text.substr(0, e)) {
    if (letter != '.') decimal.digits += letter;
  }
  const std::size_t exponent = text[e + 1] == '+' ? e + 2 : e + 1;
  std::from_chars(text.data() + exponent, text.data() + text.size(), decimal.point);
  ++decimal.point;
  return decimal;
}

/// Its first `count` digits, a half rounded up.
Decimal rounded_to(Decimal decimal, int count) {
  if (count < 0) return {};
  const auto kept = static_cast<std::size_t>(count);
  if (kept >= decimal.digits.size()) return decimal;
  const bool up = decimal.digits[kept] >= '5';
  decimal.digits.resize(kept);
  if (up) {
    while (!decimal.digits.empty() && decimal.digits.back() == '9') decimal.digits.pop_back();
    if (decimal.digits.empty()) {
      decimal.digits = "1";
      ++decimal.point;
    } else {
      ++decimal.digits.back();
    }
  }
  decimal.digits.resize(decimal.digits.find_last_not_of('0') + 1);
  return decimal;
}

/// Without an exponent.
std::string positional(const Decimal& decimal, bool separators) {
  if (decimal.digits.empty()) return "0";
  const auto whole_digits = static_cast<std::size_t>(std::max(decimal.point, 0));
  std::string whole = decimal.digits.substr(0, whole_digits);
  whole.resize(whole_digits, '0');
  for (std::size_t at = whole.size(); separators && at > 3; at -= 3) whole.insert(at - 3, 1, ',');
  if (whole.empty()) whole = "0";
  const std::string sign = decimal.negative ? "-" : "";
  if (decimal.digits.size() <= whole_digits) return sign + whole;
  const std::string noughts(static_cast<std::size_t>(std::max(-decimal.point, 0)), '0');
  return sign + whole + "." + noughts + decimal.digits.substr(whole_digits);
}

/// With an exponent.
std::string scientific(const Decimal& decimal) {
  std::string digits = decimal.digits;
  if (digits.size() > 1) digits.insert(1, ".");
  const int exponent = decimal.point - 1;
  return (decimal.negative ? "-" : "") + digits + (exponent < 0 ? "e-" : "e+") +
         std::to_string(std::abs(exponent));
}

}  // namespace

std::string plain_number(double value) {
  const Decimal decimal = shortest(value);
  const bool short_enough = decimal.point > -6 && decimal.point <= 21;
  return short_enough ? positional(decimal, false) : scientific(decimal);
}

std::string whole_number(double value) {
  const Decimal decimal = shortest(value);
  return positional(rounded_to(decimal, decimal.point), true);
}

std::string spoken_number(double value) {
  constexpr int most_digits = 3;
  if (std::abs(value) >= 1e9) {
    Decimal decimal = rounded_to(shortest(value), most_digits);
    decimal.digits.resize(most_digits, '0');
    return scientific(decimal);
  }
  if (std::abs(value) >= 100) return whole_number(value);
  return positional(rounded_to(shortest(value), most_digits), true);
}

}  // namespace whichgpu::command
