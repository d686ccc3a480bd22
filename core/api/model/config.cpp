#include "core/api/model/config.h"

#include "core/api/json/json.h"

namespace whichgpu::api {

Config::Config(const Json& object, const std::string& path, const ConfigFamily& family, bool nested,
               std::optional<Error>& error)
    : object_(object), family_(&family), nested_(nested), reader_(object, path, error) {}

const char* Config::stated(Names names) const {
  for (const char* name : names)
    if (object_.contains(name)) return name;
  return nullptr;
}

const ConfigDefault* Config::class_default(Names names) const {
  const auto find = [&](std::span<const ConfigDefault> defaults) -> const ConfigDefault* {
    for (const char* name : names) {
      for (const ConfigDefault& candidate : defaults)
        if (candidate.field == name) return &candidate;
    }
    return nullptr;
  };
  if (const ConfigDefault* found = find(family_->defaults)) return found;
  return nested_ ? find(family_->sizes) : nullptr;
}

bool Config::has(Names names) {
  const char* name = stated(names);
  return name != nullptr && reader_.has(name);
}

int Config::integer(Names names, Range range, int fallback) {
  for (const char* name : names) reader_.has(name);  // synonyms of what is stated are understood too
  if (const char* name = stated(names)) return reader_.integer(name, range, fallback);
  const ConfigDefault* set = class_default(names);
  return set == nullptr ? fallback : static_cast<int>(set->value);
}

int Config::usual(Names names, Range range, int fallback) {
  if (!known() && silent(names)) miss(names.front());
  return integer(names, range, fallback);
}

int Config::required(Names names, Range range) {
  const char* name = stated(names);
  if (silent(names) || (name != nullptr && !reader_.has(name))) miss(name == nullptr ? names.front() : name);
  return integer(names, range, static_cast<int>(range.least));
}

std::vector<int> Config::per_layer(Names names, Range range, int layers, int fallback) {
  const std::size_t count = static_cast<std::size_t>(layers);
  const char* name = stated(names);
  const Json* list = name == nullptr ? nullptr : reader_.value(name);
  if (list == nullptr || !list->is_array()) return std::vector(count, integer(names, range, fallback));
  for (const char* synonym : names) reader_.has(synonym);
  std::vector<int> values;
  for (const Json& value : *list) {
    const double number = value.is_number() ? value.number() : range.least - 1;
    if (number < range.least || number > range.most) {
      refuse(name, "it must hold numbers, one for each layer.");
      return std::vector(count, fallback);
    }
    values.push_back(static_cast<int>(number));
  }
  if (values.size() != count) refuse(name, "its length is not the count of layers.");
  values.resize(count, fallback);
  return values;
}

bool Config::flag(const char* name, bool fallback) {
  if (object_.contains(name)) return reader_.flag(name, fallback);
  const ConfigDefault* set = class_default(name);
  return set == nullptr ? fallback : set->value != 0;
}

bool Config::usual_flag(const char* name, bool fallback) {
  if (!known() && !object_.contains(name)) miss(name);
  return flag(name, fallback);
}

std::string_view Config::text(const char* name, std::string_view fallback) {
  return reader_.text(name, fallback);
}

void Config::refuse(std::string_view field, const std::string& why) {
  const std::string path = reader_.field(field);
  reader_.fail({"bad_config", path, path + ": " + why});
}

void Config::miss(std::string_view field) {
  const std::string path = reader_.field(field);
  const std::string whose = known() ? "a configuration of " + quote(family_->type) + " states it"
                                    : "the family is not known, so nothing says what else would hold";
  reader_.fail({"bad_config", path,
                path + " is missing, and " + whose +
                    ". The whole config.json settles it, or the model's shape typed in."});
}

}  // namespace whichgpu::api
