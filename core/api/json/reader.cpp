#include "core/api/json/reader.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/catalog/sorting.h"

namespace whichgpu::api {
namespace {

std::string plain(double value) {
  constexpr int digits = 10;
  return rounded(value, digits);
}

std::string shown(const Json& value) {
  if (value.is_text()) return quote(value.text());
  if (value.is_number()) return plain(value.number());
  return std::string("a value of type ") + value.kind();
}

}  // namespace

Reader::Reader(const Json& object, std::string path, std::optional<Error>& error)
    : object_(object), path_(std::move(path)), error_(error) {}

std::string Reader::field(std::string_view name) const {
  return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
}

void Reader::fail(Error error) {
  if (!error_) error_ = std::move(error);
}

void Reader::fail_range(const char* name, Range range, const std::string& what) {
  fail(out_of_range(field(name), range,
                    field(name) + " must be " + what + " from " + plain(range.least) + " to " +
                        plain(range.most) + ", not " + shown(*find(name)) + "."));
}

const Json* Reader::find(const char* name) {
  known_.push_back(name);
  const Json* found = object_.find(name);
  return found == nullptr || found->is_null() ? nullptr : found;
}

bool Reader::has(const char* name) { return find(name) != nullptr; }

const Json* Reader::value(const char* name) { return find(name); }

double Reader::number(const char* name, Range range, double fallback) {
  const Json* value = find(name);
  if (value == nullptr) return fallback;
  if (!value->is_number()) {
    fail_range(name, range, "a number");
    return fallback;
  }
  const double number = value->number();
  if (!std::isfinite(number) || number < range.least || number > range.most) {
    fail_range(name, range, "a number");
    return fallback;
  }
  return number;
}

double Reader::required_number(const char* name, Range range) {
  if (!has(name)) fail({"missing_field", field(name), field(name) + " is missing."});
  return number(name, range, range.least);
}

double Reader::count(const char* name, Range range, double fallback) {
  const double value = number(name, range, fallback);
  if (!failed() && std::floor(value) != value) {
    fail_range(name, range, "a whole number");
    return fallback;
  }
  return value;
}

int Reader::integer(const char* name, Range range, int fallback) {
  return static_cast<int>(count(name, range, fallback));
}

int Reader::required_integer(const char* name, Range range) {
  if (!has(name)) fail({"missing_field", field(name), field(name) + " is missing."});
  return integer(name, range, static_cast<int>(range.least));
}

bool Reader::flag(const char* name, bool fallback) {
  const Json* value = find(name);
  if (value == nullptr) return fallback;
  if (!value->is_boolean()) {
    fail(bad_value(field(name), field(name) + " must be true or false, not " + shown(*value) + ".",
                   {"true", "false"}));
    return fallback;
  }
  return value->boolean();
}

std::string_view Reader::text(const char* name, std::string_view fallback) {
  const Json* value = find(name);
  if (value == nullptr) return fallback;
  if (!value->is_text()) {
    fail(bad_value(field(name), field(name) + " must be a text, not " + shown(*value) + "."));
    return fallback;
  }
  return value->text();
}

std::optional<std::size_t> Reader::index_of_text(const char* name,
                                                 const std::vector<std::string_view>& texts) {
  if (!has(name)) return {};
  const auto found = std::find(texts.begin(), texts.end(), text(name, {}));
  if (found != texts.end()) return static_cast<std::size_t>(found - texts.begin());
  std::vector<std::string> suggestions(texts.begin(), texts.end());
  std::string list;
  for (const std::string& suggestion : suggestions) list += (list.empty() ? "" : ", ") + suggestion;
  fail(bad_value(field(name), field(name) + " must be one of " + list + ", not " + shown(*find(name)) + ".",
                 std::move(suggestions)));
  return {};
}

const Json* Reader::object(const char* name) {
  const Json* value = find(name);
  if (value == nullptr || value->is_object()) return value;
  fail(bad_value(field(name), field(name) + " must be an object, not " + shown(*value) + "."));
  return nullptr;
}

const Json* Reader::array(const char* name) {
  const Json* value = find(name);
  if (value == nullptr || value->is_array()) return value;
  fail(bad_value(field(name), field(name) + " must be a list, not " + shown(*value) + "."));
  return nullptr;
}

std::vector<const Json*> Reader::unread() const {
  std::vector<const Json*> fields;
  for (const Json& field : object_) {
    if (std::find(known_.begin(), known_.end(), field.name()) == known_.end()) fields.push_back(&field);
  }
  return fields;
}

void Reader::finish() {
  const auto unasked = unread();
  if (unasked.empty()) return;
  const std::string_view name = unasked.front()->name();
  std::vector<std::string> known(known_.begin(), known_.end());
  sort_stably(known, std::less<>());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  fail(unknown("unknown_field", field(name.substr(0, 80)), "field " + quote(name) + " here",
               std::move(known)));
}

}  // namespace whichgpu::api
