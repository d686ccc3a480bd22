#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

#include "core/api/json/json.h"

namespace whichgpu::api {

/// Makes a document of what the library's lexer finds in a text.
class JsonBuilder {
 public:
  explicit JsonBuilder(std::string_view text)
      : lexer_(nlohmann::detail::input_adapter(text.begin(), text.end())) {}

  /// False if the text is anything but one value.
  bool read(Json& document) {
    scan();
    if (!value(document, 0)) return false;
    scan();
    return token_ == Token::end_of_input || fail();
  }

  std::size_t error_place() const { return error_place_; }

 private:
  using Adapter =
      decltype(nlohmann::detail::input_adapter(std::string_view().begin(), std::string_view().end()));
  using Lexer = nlohmann::detail::lexer<nlohmann::ordered_json, Adapter>;
  using Token = Lexer::token_type;

  void scan() { token_ = lexer_.scan(); }

  /// The token at hand does not fit.
  bool fail() {
    const std::size_t read = lexer_.get_position().chars_read_total;
    error_place_ = read > 0 ? read - 1 : 0;
    return false;
  }

  /// The value that begins with the token at hand, within so many others.
  bool value(Json& json, int depth) {
    switch (token_) {
      case Token::literal_null:
        return true;
      case Token::literal_true:
      case Token::literal_false:
        json.kind_ = Json::Kind::boolean;
        json.integer = token_ == Token::literal_true ? 1 : 0;
        return true;
      case Token::value_integer:
        json.kind_ = Json::Kind::integer;
        json.integer = lexer_.get_number_integer();
        return true;
      case Token::value_unsigned:
        return natural(json, lexer_.get_number_unsigned());
      case Token::value_float:
        json.kind_ = Json::Kind::real;
        json.real = lexer_.get_number_float();
        return std::isfinite(json.real) || fail();
      case Token::value_string:
        json.kind_ = Json::Kind::text;
        json.text_ = std::move(lexer_.get_string());
        return true;
      case Token::begin_array:
      case Token::begin_object:
        return items(json, depth + 1);
      default:
        return fail();
    }
  }

  static bool natural(Json& json, std::uint64_t value) {
    const bool fits = value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    json.kind_ = fits ? Json::Kind::integer : Json::Kind::real;
    if (fits) {
      json.integer = static_cast<std::int64_t>(value);
    } else {
      json.real = static_cast<double>(value);
    }
    return true;
  }

  /// What stands between two brackets or braces.
  bool items(Json& json, int depth) {
    constexpr int deepest = 200;  // a model's config.json has five levels
    if (depth > deepest) {
      error_place_ = std::string_view::npos;
      return false;
    }
    const bool named = token_ == Token::begin_object;
    const Token end = named ? Token::end_object : Token::end_array;
    json.kind_ = named ? Json::Kind::object : Json::Kind::array;
    scan();
    while (token_ != end) {
      Json& item = json.items_.emplace_back();
      if (named && !name(item)) return false;
      if (!value(item, depth)) return false;
      scan();
      if (token_ == end) break;
      if (token_ != Token::value_separator) return fail();
      scan();
      if (token_ == end) return fail();
    }
    if (named) drop_repeated(json.items_);
    return true;
  }

  /// The name of a field and the colon behind it.
  bool name(Json& field) {
    if (token_ != Token::value_string) return fail();
    field.name_ = std::move(lexer_.get_string());
    scan();
    if (token_ != Token::name_separator) return fail();
    scan();
    return true;
  }

  /// Of fields with one name the last stays, where the first stood.
  static void drop_repeated(std::vector<Json>& fields) {
    std::vector<std::size_t> by_name(fields.size());
    std::iota(by_name.begin(), by_name.end(), std::size_t{0});
    std::sort(by_name.begin(), by_name.end(), [&](std::size_t a, std::size_t b) {
      const int compared = fields[a].name_.compare(fields[b].name_);
      return compared < 0 || (compared == 0 && a < b);
    });
    std::vector<std::size_t> repeated;
    std::size_t first = 0;
    for (std::size_t i = 1; i < by_name.size(); ++i) {
      if (fields[by_name[first]].name_ != fields[by_name[i]].name_) {
        first = i;
        continue;
      }
      std::swap(fields[by_name[first]], fields[by_name[i]]);
      repeated.push_back(by_name[i]);
    }
    if (repeated.empty()) return;
    std::sort(repeated.begin(), repeated.end());
    std::vector<Json> kept;
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (!std::binary_search(repeated.begin(), repeated.end(), i)) kept.push_back(std::move(fields[i]));
    fields = std::move(kept);
  }

  Lexer lexer_;
  Token token_ = Token::uninitialized;
  std::size_t error_place_ = 0;
};

std::optional<Json> Json::parse(std::string_view text, std::size_t* error_place) {
  Json document;
  JsonBuilder builder(text);
  if (builder.read(document)) return document;
  if (error_place != nullptr) *error_place = builder.error_place();
  return std::nullopt;
}

}  // namespace whichgpu::api
