#include "core/api/json/json.h"

#include <algorithm>
#include <utility>

namespace whichgpu::api {

const Json& Json::empty_object() {
  static const Json empty = [] {
    Json object;
    object.kind_ = Kind::object;
    return object;
  }();
  return empty;
}

const char* Json::kind() const {
  switch (kind_) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "boolean";
    case Kind::integer:
    case Kind::real:
      return "number";
    case Kind::text:
      return "string";
    case Kind::array:
      return "array";
    case Kind::object:
      return "object";
  }
  return "";
}

double Json::number() const {
  if (kind_ == Kind::integer) return static_cast<double>(integer);
  return kind_ == Kind::real ? real : 0;
}

const Json* Json::find(std::string_view name) const {
  if (kind_ != Kind::object) return nullptr;
  const Json* found = std::find_if(begin(), end(), [&](const Json& field) { return field.name_ == name; });
  return found == end() ? nullptr : found;
}

void Json::append_to(std::string& json) const {
  switch (kind_) {
    case Kind::null:
      return Value(nullptr).append_to(json);
    case Kind::boolean:
      return Value(boolean()).append_to(json);
    case Kind::integer:
      return Value(integer).append_to(json);
    case Kind::real:
      return Value(Exact{real}).append_to(json);
    case Kind::text:
      return Value(text_).append_to(json);
    case Kind::array:
    case Kind::object:
      break;
  }
  json += kind_ == Kind::array ? '[' : '{';
  for (const Json& item : items_) {
    if (&item != &items_.front()) json += ',';
    if (kind_ == Kind::object) {
      Value(item.name_).append_to(json);
      json += ':';
    }
    item.append_to(json);
  }
  json += kind_ == Kind::array ? ']' : '}';
}

Fragment Json::written() const {
  std::string json;
  append_to(json);
  return Fragment::finished(std::move(json));
}

}  // namespace whichgpu::api
