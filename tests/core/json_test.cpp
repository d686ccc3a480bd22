#include "core/api/json/json.h"

#include <array>
#include <cstdio>
#include <doctest/doctest.h>
#include <string>

#include "core/api/json/utf8.h"
#include "core/api/json/write.h"

#include "tests/json.h"

using namespace whichgpu;

namespace {

/// The library's own document, for comparison; null where the text is not JSON.
test::Json other(const std::string& text) { return test::Json::parse(text, nullptr, false); }

constexpr std::array documents{
    R"({"a": 1, "b": [true, false, null], "c": {"d": "x", "e": []}, "f": -2.5e-3, "g": 1e22})",
    R"([0, -0, 123456789012345678, -9223372036854775808, 9223372036854775807, 0.1, 1E+2, 16.0])",
    R"("\"\\\/\b\f\n\r\t\u00e9\u4e2d\ud83d\ude00")",
    "\"é中😀\x7F\"",
    "  {}  ",
    "[]",
    R"({"": {"": [[]]}})",
    R"("\u0000\u001f")"};

constexpr std::array not_documents{"",
                                   "{",
                                   "[1,]",
                                   "{\"a\"}",
                                   "{\"a\":1,}",
                                   "01",
                                   "1.",
                                   "+1",
                                   ".5",
                                   "1e",
                                   "1e999",
                                   "nul",
                                   "\"",
                                   "\"\n\"",
                                   "\"\\x\"",
                                   "\"\\ud83d\"",
                                   "\"\\ude00\"",
                                   "[1] 2",
                                   "\"\xC0\xAF\"",
                                   "\"\xED\xA0\x80\"",
                                   "\"\xF4\x90\x80\x80\"",
                                   "\"\xE4\xB8\""};

}  // namespace

TEST_CASE("A document is written again as the library would write it") {
  for (const char* text : documents) {
    CAPTURE(text);
    const auto document = api::Json::parse(text);
    REQUIRE(document.has_value());
    CHECK(document->written().text() == other(text).dump());
  }
}

TEST_CASE("What is not JSON is none") {
  for (const char* text : not_documents) {
    CAPTURE(text);
    CHECK_FALSE(api::Json::parse(text).has_value());
  }
}

TEST_CASE("Every accessor may be called on every kind") {
  const auto document = api::Json::parse(R"([null, true, 3, 2.5, "four", [1, 2], {"x": 7}])");
  REQUIRE(document.has_value());
  REQUIRE(document->size() == 7);
  const std::array kinds{"null", "boolean", "number", "number", "string", "array", "object"};
  const std::array<double, 7> numbers{0, 0, 3, 2.5, 0, 0, 0};
  const std::array<std::size_t, 7> sizes{0, 0, 0, 0, 0, 2, 1};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const api::Json& value = (*document)[i];
    CAPTURE(i);
    CHECK(std::string(value.kind()) == kinds[i]);
    CHECK(value.number() == numbers[i]);
    CHECK(value.boolean() == (i == 1));
    CHECK(value.text() == (i == 4 ? "four" : ""));
    CHECK(value.size() == sizes[i]);
    CHECK(value.contains("x") == (i == 6));
  }
  CHECK((*document)[6].find("x")->is(7.0));
  CHECK((*document)[2].is_integer());
  CHECK_FALSE((*document)[3].is_integer());
}

TEST_CASE("Of fields with one name the last counts, in the place of the first") {
  const auto document = api::Json::parse(R"({"a": 1, "b": 2, "a": {"c": 3}, "b": [4], "a": 5})");
  REQUIRE(document.has_value());
  CHECK(document->written().text() == R"({"a":5,"b":[4]})");
}

TEST_CASE("Nesting has an end") {
  const auto nested = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
  CHECK(api::Json::parse(nested(200)).has_value());
  CHECK_FALSE(api::Json::parse(nested(201)).has_value());
  CHECK_FALSE(api::Json::parse(std::string(500'000, '[')).has_value());
}

TEST_CASE("Texts are escaped as the library escapes them") {
  std::string all;
  for (char c = 0x7F; c > 0; --c) all += c;
  for (const std::string& text : {all, std::string("\0 é中😀", 11), std::string()}) {
    CHECK(api::Fragment(text).text() == test::Json(text).dump());
  }
  CHECK(api::Fragment(api::Value("a\xFF\xC3(")).text() == "\"a\uFFFD\uFFFD(\"");
  CHECK(api::Fragment(api::Value("\xE4\xB8")).text() == "\"\uFFFD\uFFFD\"");
}

TEST_CASE("UTF-8 by RFC 3629: the first and the last character of each length") {
  for (const std::uint32_t character :
       {0x0u, 0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xD7FFu, 0xE000u, 0xFFFFu, 0x10000u, 0x10FFFFu}) {
    std::string text;
    api::append_utf8(text, character);
    CAPTURE(character);
    const std::size_t bytes = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    CHECK(text.size() == bytes);
    CHECK(api::utf8_bytes(text + "x") == bytes);
    if (bytes > 1) CHECK(api::utf8_bytes(text.substr(0, bytes - 1)) == 0);
  }
  for (const char* none : {"\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                           "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE4\xB8("})
    CHECK(api::utf8_bytes(none) == 0);
}

TEST_CASE("Numbers in sentences are those of printf") {
  for (const double value :
       {0.0,  1.0,  -1.0,      10.0,          0.1,           0.0001, 0.00001, 99999.5, 123456.0,
        1e10, 1e9,  1e12,      9.99999999951, 99999999995.0, 2.5,    -0.001,  1.0 / 3, 2.0 / 3,
        70.6, 1e-7, 4194304.0, 1e300,         5e-324,        13.015, 0.95}) {
    for (const int digits : {4, 10}) {
      std::array<char, 40> expected{};
      std::snprintf(expected.data(), expected.size(), "%.*g", digits, value);
      CHECK(api::rounded(value, digits) == std::string(expected.data()));
    }
  }
  CHECK(api::rounded(9.9999999995, 10) == "10");  // in binary a little less than the half
}

TEST_CASE("Figures are written to nine digits, but never to less than a whole number") {
  const auto written = [](double figure) { return api::Fragment(figure).text(); };
  CHECK(written(1.0 / 3) == "0.333333333");
  CHECK(written(-2.0 / 3) == "-0.666666667");
  CHECK(written(2e5 / 3) == "66666.6667");
  CHECK(written(2e11 / 3) == "66666666667.0");
  CHECK(written(85'520'809'984.25) == "85520809984.0");
  CHECK(written(1e300) == "1e+300");
  CHECK(written(0.99999999996) == "1.0");
  CHECK(written(9.99999999996e-7) == "1e-06");
  CHECK(written(1e-5 / 3) == "3.33333333e-06");
  CHECK(written(999'999'999.7) == "1000000000.0");
  CHECK(written(0.1) == "0.1");
  CHECK(written(-0.0) == "-0.0");
  CHECK(written(1.25e-14 / 3) == "4.166666666666667e-15");
}

TEST_CASE("Numbers of a request keep all their digits") {
  CHECK(api::Fragment(api::Exact{1.0 / 3}).text() == "0.3333333333333333");
  CHECK(api::Json::parse("[0.12345678901234566]")->written().text() == "[0.12345678901234566]");
}
