#include "core/power/image_power.h"

#include <algorithm>

namespace whichgpu {

CardUse image_use(const ImageGeneration& image, const ImageTime& time, double flops) {
  const double moved = (time.elementwise + time.weights) / time.total();
  return {std::min(1.0, moved), std::min(1.0, flops / time.total() / printed_peak(image))};
}

}  // namespace whichgpu
