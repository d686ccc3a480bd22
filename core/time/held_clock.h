#pragma once

#include "core/catalog/gpu.h"

namespace whichgpu {

/// Clock that the board's power limit leaves in large products, as a share of the clock of the printed rates:
/// power grows with about the square of the clock. A100 PCIe (300 W) against SXM (400 W): 0.87 here, 0.77 to
/// 0.79 measured where products decide (NVIDIA/TensorRT-LLM, docs/source/performance/perf-overview.md,
/// v0.14). A lower limit that is set costs the same: RTX 3090 at 180 of 350 W 0.72 here, 0.75 measured of
/// prompts (https://github.com/noonghunna/club-3090/issues/104). A board whose power is not stated (0) is
/// taken to hold the clock.
double held_clock(const Gpu& gpu);

/// The part of it that a lower limit costs which is set: 1 where none is.
double capped_clock(const Gpu& gpu);

}  // namespace whichgpu
