#pragma once

#include "core/catalog/gpu.h"

namespace whichgpu {

/// Whether people ask about this card first.
bool is_well_known(const Gpu& gpu);

}  // namespace whichgpu
