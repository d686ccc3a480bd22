#pragma once

#include <array>
#include <cstddef>
#include <cstdlib>
#include <string_view>

namespace whichgpu {

/// How requests and reports spell one enumerator.
template <typename Enum>
struct Spelling {
  Enum value;
  std::string_view name;
  std::string_view title = {};  ///< as sentences write it, e.g. "FP8"; empty where none does
};

/// Whether a value of an enumeration is one of its enumerators. Only of those does the compiler print the
/// name here; any other value it prints as a cast, "(Load)5".
template <auto value>
consteval bool is_enumerator() {
  constexpr std::string_view before = "value = ";
  const std::string_view function = __PRETTY_FUNCTION__;
  return function[function.find(before) + before.size()] != '(';
}

/// The spellings of all enumerators, in their order. A list in which one is missing or out of place does not
/// compile.
template <typename Enum, std::size_t count>
consteval std::array<Spelling<Enum>, count> spelled(const Spelling<Enum> (&list)[count]) {
  static_assert(!is_enumerator<static_cast<Enum>(count)>(), "an enumerator has no name");
  std::array<Spelling<Enum>, count> spellings{};
  for (std::size_t i = 0; i < count; ++i) {
    if (list[i].value != static_cast<Enum>(i)) std::abort();
    spellings[i] = list[i];
  }
  return spellings;
}

/// The one place where the enumerators of `Enum` are spelled, next to its definition:
/// `template <> inline constexpr auto names<Load> = spelled<Load>({{Load::steady, "steady"}, …});`
template <typename Enum>
inline constexpr std::nullptr_t names = nullptr;

/// The name of an enumerator in requests and reports.
template <typename Enum>
constexpr auto name_of(Enum value) -> decltype(names<Enum>[0].name) {
  return names<Enum>[static_cast<std::size_t>(value)].name;
}

/// Its name in sentences.
template <typename Enum>
constexpr std::string_view title_of(Enum value) {
  return names<Enum>[static_cast<std::size_t>(value)].title;
}

}  // namespace whichgpu
