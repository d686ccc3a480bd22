#include <limits>
#include <nlohmann/json.hpp>
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

  bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*what*/) {
    return false;
  }

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
    if (const Json* same = parent.find(value.name_)) {
      return parent.items_[static_cast<std::size_t>(same - parent.begin())] = std::move(value);
    }
    return parent.items_.emplace_back(std::move(value));
  }

  bool open(Json::Kind kind) {
    constexpr std::size_t deepest = 200;  // a model's config.json has five levels
    Json json;
    json.kind_ = kind;
    open_.push_back(&place(std::move(json)));
    return open_.size() <= deepest;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  Json& document_;
  std::vector<Json*> open_;  ///< the arrays and objects around what comes next; each is its parent's last
  std::string name_;
};

std::optional<Json> Json::parse(std::string_view text) {
  Json document;
  JsonBuilder builder(document);
  if (!nlohmann::ordered_json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
  return document;
}

}  // namespace whichgpu::api
