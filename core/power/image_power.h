#pragma once

#include "core/power/board_power.h"
#include "core/time/image_time.h"

namespace whichgpu {

/// What making images uses of a card: `flops` of a batch at the dense peak of the denoiser's products, and
/// what passes through memory at the peak bandwidth, over the time of the batch.
CardUse image_use(const ImageGeneration& image, const ImageTime& time, double flops);

}  // namespace whichgpu
