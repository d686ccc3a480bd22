#pragma once

#include "core/power/card_use.h"
#include "core/time/hpc_roofline.h"

namespace whichgpu {

/// What a code uses of a card that runs it under this roof: one of memory and arithmetic wholly, the other as
/// the arithmetic intensity says.
CardUse hpc_use(const Roof& roof, double intensity);

}  // namespace whichgpu
