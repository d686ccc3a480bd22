#include "core/power/hpc_power.h"

#include <algorithm>

namespace whichgpu {

CardUse hpc_use(const Roof& roof, double intensity) {
  return {std::min(1.0, roof.ridge_flops_per_byte / intensity), roof.attainable_flops / roof.peak_flops};
}

}  // namespace whichgpu
