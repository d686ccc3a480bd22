#include "core/advice/serving/comparison.h"

#include "core/catalog/engine_support.h"

namespace whichgpu {

ServingEstimate same_work_on(const ServingQuestion& question, const Gpu& gpu) {
  ServingQuestion changed = question;
  changed.serving.gpu = &gpu;
  changed.choose_parallelism = true;
  changed.price = {};
  changed.price.own_offers = question.price.own_offers;
  ServingEstimate estimate;
  for (int count = 1; count <= (can_be_joined(gpu) ? gpus_per_server : 1); count *= 2) {
    changed.serving.gpu_count = count;
    estimate = estimate_serving(changed);
    if (estimate.speed && estimate.footprint.shortfall_bytes <= 0) break;
  }
  return estimate;
}

}  // namespace whichgpu
