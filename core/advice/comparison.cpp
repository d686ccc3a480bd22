#include "core/advice/comparison.h"

namespace whichgpu {

ServingEstimate same_work_on(const ServingQuestion& question, const Gpu& gpu) {
  ServingQuestion changed = question;
  changed.serving.gpu = &gpu;
  changed.choose_parallelism = true;
  changed.price = {};
  ServingEstimate estimate;
  const bool joinable =
      gpu.interconnect.nvlink_bytes_per_second > 0 || gpu.interconnect.pcie_bytes_per_second > 0;
  for (int count = 1; count <= (joinable ? gpus_per_server : 1); count *= 2) {
    changed.serving.gpu_count = count;
    estimate = estimate_serving(changed);
    if (estimate.speed && estimate.footprint.shortfall_bytes <= 0) break;
  }
  return estimate;
}

}  // namespace whichgpu
