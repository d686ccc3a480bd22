#include "core/api/call.h"

#include <algorithm>
#include <array>

#include "core/api/catalog_report.h"
#include "core/api/json/error.h"
#include "core/api/json/json.h"
#include "core/api/json/syntax.h"
#include "core/api/parts.h"

namespace whichgpu::api {
namespace {

constexpr std::string_view catalog = "catalog";  // asks nothing
constexpr std::array known_methods{std::string_view("estimate"), std::string_view("compare"),
                                   std::string_view("plan"), std::string_view("own"), catalog};

/// A method that nothing has, or that this program was made without.
Error no_such_method(std::string_view method) {
  const bool known = std::find(known_methods.begin(), known_methods.end(), method) != known_methods.end();
  if (known) return elsewhere();
  return unknown("unknown_method", "", "method " + quote(method),
                 {known_methods.begin(), known_methods.end()});
}

Fragment respond(std::string_view method, std::string_view request) {
  constexpr std::size_t most_bytes = 32'000'000;  // indexes of the largest checkpoints have nine million
  if (request.size() > most_bytes) {
    return error_report(too_large("", most_bytes, "A request may have at most 32,000,000 bytes."));
  }
  if (method == catalog) return catalog_report();
  const std::span<const Method> methods = parts().methods;
  const auto row =
      std::find_if(methods.begin(), methods.end(), [&](const Method& one) { return one.name == method; });
  if (row == methods.end()) return error_report(no_such_method(method));
  std::size_t place = 0;
  const std::optional<Json> document = Json::parse(request, &place);
  if (!document) return error_report({"bad_json", "", describe_bad_json(request, place)});
  if (!document->is_object()) return error_report(bad_value("", "The request must be a JSON object."));
  return row->ask(*document);
}

}  // namespace

Error elsewhere() { return {"elsewhere", "", "This program was made without what answers that."}; }

std::string call(std::string_view method, std::string_view request) {
  return respond(method, request).text();
}

}  // namespace whichgpu::api
