#include "core/api/call.h"

#include <algorithm>
#include <array>

#include "core/api/catalog_report.h"
#include "core/api/hpc/report.h"
#include "core/api/image/report.h"
#include "core/api/json/error.h"
#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/json/syntax.h"
#include "core/api/ownership/report.h"
#include "core/api/plan/report.h"
#include "core/api/serving/compare.h"
#include "core/api/serving/report.h"
#include "core/api/training/report.h"
#include "core/workload/workload.h"

namespace whichgpu::api {
namespace {

/// Reads a question, has it answered, and writes the answer down.
template <typename Input>
Fragment ask(const Json& request) {
  Input input;
  if (const std::optional<Error> error = read(request, input)) return error_report(*error);
  return write(input, answer(input.question));
}

/// Hands the request to the workload that it names; serving is what a request without one asks about.
Fragment estimate(const Json& request) {
  std::optional<Error> error;
  const Workload workload = Reader(request, "", error).choice("workload", Workload::serving);
  if (error) return error_report(*error);
  switch (workload) {
    case Workload::serving:
      return ask<ServingInput>(request);
    case Workload::training:
      return ask<TrainingInput>(request);
    case Workload::image:
      return ask<ImageInput>(request);
    case Workload::hpc:
      return ask<HpcInput>(request);
  }
  return {};
}

struct Method {
  std::string_view name;
  Fragment (*ask)(const Json& request);
};

constexpr std::array methods{Method{"estimate", &estimate}, Method{"compare", &compare},
                             Method{"plan", &ask<PlanInput>}, Method{"own", &ask<OwnershipInput>}};
constexpr std::string_view catalog = "catalog";  // asks nothing

Error unknown_method(std::string_view method) {
  std::vector<std::string> known;
  known.reserve(methods.size() + 1);
  for (const Method& one : methods) known.emplace_back(one.name);
  known.emplace_back(catalog);
  return unknown("unknown_method", "", "method " + quote(method), known);
}

Fragment respond(std::string_view method, std::string_view request) {
  constexpr std::size_t most_bytes = 32'000'000;  // indexes of the largest checkpoints have nine million
  if (request.size() > most_bytes) {
    return error_report(too_large("", most_bytes, "A request may have at most 32,000,000 bytes."));
  }
  if (method == catalog) return catalog_report();
  const auto row =
      std::find_if(methods.begin(), methods.end(), [&](const Method& one) { return one.name == method; });
  if (row == methods.end()) return error_report(unknown_method(method));
  std::size_t place = 0;
  const std::optional<Json> document = Json::parse(request, &place);
  if (!document) return error_report({"bad_json", "", describe_bad_json(request, place)});
  if (!document->is_object()) return error_report(bad_value("", "The request must be a JSON object."));
  return row->ask(*document);
}

}  // namespace

std::string call(std::string_view method, std::string_view request) {
  return respond(method, request).text();
}

}  // namespace whichgpu::api
