#include "core/api/serving/compare.h"

#include "core/api/json/error.h"
#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/parts.h"
#include "core/api/read/gpu.h"
#include "core/api/serving/adapters_request.h"
#include "core/api/serving/report.h"

namespace whichgpu::api {

namespace {

/// The same work on another card, where another engine may be needed: one that is not known to keep adapters
/// is refused like the request's own.
Fragment compared(const ServingQuestion& question, const Gpu& gpu) {
  const ServingAnswer answer = answer_on(question, gpu);
  const Engine& engine = *answer.estimate.serving.engine;
  if (question.adapters && !keeps_adapters(engine)) return error_report(adapters_unknown(engine));
  return serving_report(answer);
}

}  // namespace

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
  error = read(*inner, input);
  if (error) {
    error->field = error->field.empty() ? "request" : "request." + error->field;
    return error_report(*error);
  }
  // On some of the cards they may find no room all at once: see write().
  if (parts().arrivals == nullptr && is_run_of_users(input.question.serving.load))
    return error_report(elsewhere());
  Array rows;
  for (const Json& name : *gpus) {
    std::optional<Error> no_card;
    Gpu slice;
    const Gpu* gpu = named_gpu(name.text(), "gpus", slice, no_card);
    rows.push(gpu == nullptr ? error_report(*no_card) : compared(input.question, *gpu));
  }
  return object_of({{"rows", rows}});
}

}  // namespace whichgpu::api
