#include "core/advice/serving/service.h"

namespace whichgpu {

Service service_of(const ServingCandidate& candidate, const ModelShape& shape,
                   const ServingCalibration& calibration) {
  Service service;
  service.candidate = candidate;
  service.speed = try_configuration(candidate.serving, shape, calibration).speed;
  if (service.speed)
    service.request_seconds = request_seconds(*service.speed, candidate.serving.output_tokens);
  return at_price(service, candidate.price);
}

Service at_price(Service service, const Price& price) {
  service.candidate.price = price;
  service.cost = serving_cost(price, service.candidate.serving, service.speed ? &*service.speed : nullptr);
  return service;
}

}  // namespace whichgpu
