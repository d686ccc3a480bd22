#include "core/time/hpc_roofline.h"

#include <algorithm>

namespace whichgpu {

Roofs roofs(const Gpu& gpu, HpcPrecision precision, double intensity) {
  Roofs found;
  const auto add = [&](Unit unit, double peak) {
    if (peak <= 0) return;
    const double streamed = gpu.memory_bandwidth * intensity;
    found.push({unit, peak, peak / gpu.memory_bandwidth, std::min(peak, streamed), streamed >= peak});
  };
  switch (precision) {
    case HpcPrecision::fp64:
      add(Unit::vector, gpu.dense.fp64);
      add(Unit::tensor, gpu.dense.fp64_tensor);
      break;
    case HpcPrecision::fp32:
      add(Unit::vector, gpu.dense.fp32);
      break;
    case HpcPrecision::tf32:
      add(Unit::tensor, gpu.dense.tf32);
      break;
  }
  return found;
}

}  // namespace whichgpu
