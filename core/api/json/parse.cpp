#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

#include "core/api/json/json.h"

namespace whichgpu::api {

/// What the library's parser tells, value after value, made into a document. Every function says whether to
/// go on.
class JsonBuilder {
 public:
  explicit JsonBuilder(Json& document) : document_(document) {}

  bool null() { return put(Json()); }
  bool boolean(bool value) {
    Json json;
    json.kind_ = Json::Kind::boolean;
    json.integer = value ? 1 : 0;
    return put(std::move(json));
  }
  bool number_integer(std::int64_t value) {
    Json json;
    json.kind_ = Json::Kind::integer;
    json.integer = value;
    return put(std::move(json));
  }
  bool number_unsigned(std::uint64_t value) {
    const bool fits = value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return fits ? number_integer(static_cast<std::int64_t>(value))
                : number_float(static_cast<double>(value), {});
  }
  bool number_float(double value, const std::string& /*written*/) {
    Json json;
    json.kind_ = Json::Kind::real;
    json.real = value;
    return put(std::move(json));
  }
  bool string(std::string& value) {
    Json json;
    json.kind_ = Json::Kind::text;
    json.text_ = std::move(value);
    return put(std::move(json));
  }
  bool binary(std::vector<std::uint8_t>& /*value*/) { return false; }  // there is none in text

  bool start_object(std::size_t /*size*/) { return open(Json::Kind::object); }
  bool key(std::string& name) {
    name_ = std::move(name);
    return true;
  }
  bool end_object() { return close(); }
  bool start_array(std::size_t /*size*/) { return open(Json::Kind::array); }
  bool end_array() { return close(); }

  bool parse_error(std::size_t at, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*what*/) {
    error_place_ = at > 0 ? at - 1 : 0;
    return false;
  }
  std::size_t error_place() const { return error_place_; }

 private:
  /// Puts a value where the document is being written; where an object has its name, in place of that.
  bool put(Json&& value) {
    place(std::move(value));
    return true;
  }

  Json& place(Json&& value) {
    if (open_.empty()) return document_ = std::move(value);
    Json& parent = *open_.back();
    value.name_ = std::move(name_);
    name_.clear();
    return parent.items_.emplace_back(std::move(value));
  }

  bool open(Json::Kind kind) {
    constexpr std::size_t deepest = 200;  // a model's config.json has five levels
    Json json;
    json.kind_ = kind;
    open_.push_back(&place(std::move(json)));
    if (open_.size() <= deepest) return true;
    error_place_ = std::string_view::npos;
    return false;
  }

  bool close() {
    if (open_.back()->is_object()) drop_repeated(open_.back()->items_);
    open_.pop_back();
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

  Json& document_;
  std::vector<Json*> open_;  ///< the arrays and objects around what comes next; each is its parent's last
  std::string name_;
  std::size_t error_place_ = 0;
};

std::optional<Json> Json::parse(std::string_view text, std::size_t* error_place) {
  Json document;
  JsonBuilder builder(document);
  if (nlohmann::ordered_json::sax_parse(text.begin(), text.end(), &builder)) return document;
  if (error_place != nullptr) *error_place = builder.error_place();
  return std::nullopt;
}

}  // namespace whichgpu::api
