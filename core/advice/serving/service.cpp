#include "core/advice/serving/service.h"

namespace whichgpu {

Service service_of(const ServingCandidate& candidate, const ModelShape& shape,
                   const ServingCalibration& calibration) {
  const Serving& serving = candidate.serving;
  const WeightBytes bytes = weight_bytes(*serving.weights, shape);
  const ServingFootprint footprint = serving_footprint(serving, shape, bytes, serving.concurrency);
  Service service;
  service.candidate = candidate;
  if (footprint.verdict != Verdict::does_not_fit) {
    service.speed =
        serving_times(step_model(serving, shape, bytes, calibration), footprint, serving.concurrency);
    service.request_seconds = request_seconds(*service.speed, serving.output_tokens);
  }
  return at_price(service, candidate.price);
}

Service at_price(Service service, const Price& price) {
  service.candidate.price = price;
  service.cost = serving_cost(price, service.candidate.serving, service.speed ? &*service.speed : nullptr);
  return service;
}

}  // namespace whichgpu
