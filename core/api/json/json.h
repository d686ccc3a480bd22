#pragma once

#include <nlohmann/json.hpp>
#include <utility>

namespace whichgpu::api {

/// Keeps the order of keys, so that reports read in the order in which they are written. The library is
/// built without exceptions: a wrong type would abort, so untrusted input is read through Reader only.
using Json = nlohmann::ordered_json;

inline void add_fields(Json::object_t& /*object*/) {}

template <typename Value, typename... Others>
void add_fields(Json::object_t& object, const char* name, Value&& value, Others&&... others) {
  object.emplace_back(name, std::forward<Value>(value));
  add_fields(object, std::forward<Others>(others)...);
}

/// An object of alternating names and values, in this order. Names must differ; unlike an initializer
/// list it neither searches nor copies, which is most of the time of a report.
template <typename... NamesAndValues>
Json object_of(NamesAndValues&&... names_and_values) {
  Json::object_t object;
  object.reserve(sizeof...(names_and_values) / 2);
  add_fields(object, std::forward<NamesAndValues>(names_and_values)...);
  return object;
}

}  // namespace whichgpu::api
