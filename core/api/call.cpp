#include "core/api/call.h"

#include "core/advice/serving/comparison.h"
#include "core/advice/together/budget.h"
#include "core/api/catalog_report.h"
#include "core/api/hpc/report.h"
#include "core/api/hpc/request.h"
#include "core/api/image/report.h"
#include "core/api/image/request.h"
#include "core/api/json/error.h"
#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/ownership/report.h"
#include "core/api/ownership/request.h"
#include "core/api/plan/report.h"
#include "core/api/plan/request.h"
#include "core/api/read/gpu.h"
#include "core/api/serving/report.h"
#include "core/api/serving/request.h"
#include "core/api/training/report.h"
#include "core/api/training/request.h"
#include "core/workload/workload.h"

namespace whichgpu::api {
namespace {

Fragment estimate_training_request(const Json& request) {
  TrainingInput input;
  if (const std::optional<Error> error = read_training_request(request, input)) return error_report(*error);
  return training_report(input.question, estimate_training(input.question));
}

Fragment estimate_hpc_request(const Json& request) {
  HpcInput input;
  if (const std::optional<Error> error = read_hpc_request(request, input)) return error_report(*error);
  return hpc_report(estimate_hpc(input.hpc, input.others, input.price));
}

Fragment estimate_image_request(const Json& request) {
  ImageInput input;
  if (const std::optional<Error> error = read_image_request(request, input)) return error_report(*error);
  return image_report(estimate_image(input.image, input.price), input.price);
}

Fragment estimate_serving_request(const Json& request) {
  ServingInput input;
  if (const std::optional<Error> error = read_serving_request(request, input)) return error_report(*error);
  return serving_report(input.question, estimate_serving(input.question));
}

/// Hands the request to the workload that it names; serving is what a request without one asks about.
Fragment estimate(const Json& request) {
  std::optional<Error> error;
  const Workload workload = Reader(request, "", error).choice("workload", Workload::serving);
  if (error) return error_report(*error);
  switch (workload) {
    case Workload::serving:
      return estimate_serving_request(request);
    case Workload::training:
      return estimate_training_request(request);
    case Workload::image:
      return estimate_image_request(request);
    case Workload::hpc:
      return estimate_hpc_request(request);
  }
  return {};
}

/// The same request on several cards, each with the count that it takes.
Fragment compare(const Json& request) {
  constexpr std::size_t most_gpus = 100;
  std::optional<Error> error;
  Reader reader(request, "", error);
  const Json* inner = reader.object("request");
  const Json* gpus = reader.array("gpus");
  reader.finish();
  if (inner == nullptr) reader.fail(missing("request", "a serving request"));
  if (gpus == nullptr) reader.fail(missing("gpus", "a list of GPU ids"));
  if (error) return error_report(*error);
  if (gpus->size() > most_gpus) {
    return error_report(too_large("gpus", most_gpus, "gpus may name at most 100 cards."));
  }
  ServingInput input;
  error = read_serving_request(*inner, input);
  if (error) {
    error->field = error->field.empty() ? "request" : "request." + error->field;
    return error_report(*error);
  }
  Array rows;
  for (const Json& name : *gpus) {
    std::optional<Error> no_card;
    Gpu slice;
    const Gpu* gpu =
        named_gpu(name.is_string() ? name.get_ref<const std::string&>() : "", "gpus", slice, no_card);
    rows.push(gpu == nullptr ? error_report(*no_card)
                             : serving_report(input.question, same_work_on(input.question, *gpu)));
  }
  return object_of({{"rows", rows}});
}

/// Configurations that meet a need.
Fragment plan(const Json& request) {
  PlanInput input;
  if (const std::optional<Error> error = read_plan_request(request, input)) return error_report(*error);
  if (input.serving && input.training) {
    share_budget(input.budget, *input.serving, *input.training, tables::calibration(),
                 tables::training_calibration());
  }
  return plan_report(input);
}

/// Renting against buying.
Fragment own(const Json& request) {
  OwnInput input;
  if (const std::optional<Error> error = read_own_request(request, input)) return error_report(*error);
  return own_report(input);
}

Fragment answer(std::string_view method, std::string_view request) {
  constexpr std::size_t most_bytes = 1'000'000;
  if (request.size() > most_bytes) {
    return error_report(too_large("", most_bytes, "A request may have at most 1,000,000 bytes."));
  }
  if (method == "catalog") return catalog_report();
  if (method != "estimate" && method != "compare" && method != "plan" && method != "own") {
    return error_report(unknown("unknown_method", "", "method " + quote(method),
                                {"estimate", "compare", "plan", "own", "catalog"}));
  }
  const Json document = Json::parse(request.begin(), request.end(), nullptr, false);
  if (document.is_discarded()) return error_report({"bad_json", "", "The request is not valid JSON."});
  if (!document.is_object()) return error_report(bad_value("", "The request must be a JSON object."));
  if (method == "compare") return compare(document);
  if (method == "own") return own(document);
  return method == "plan" ? plan(document) : estimate(document);
}

}  // namespace

std::string call(std::string_view method, std::string_view request) { return answer(method, request).text(); }

}  // namespace whichgpu::api
