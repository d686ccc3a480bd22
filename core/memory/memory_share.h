#pragma once

#include "core/workload/serving.h"

namespace whichgpu {

/// The share of memory that the engine of `serving` takes when nobody says how much: for most a constant.
/// SGLang's mem_fraction_static is what a reserve for activations, captured graphs and communication leaves,
/// which grows with the step, the batch and the GPUs. Source: sgl-project/sglang,
/// python/sglang/srt/server_args.py, _handle_gpu_memory_settings (sgl-project/sglang#10975, 2025-09).
double default_memory_utilization(const Serving& serving);

/// Gives those settings of `serving` that are the engine's own what it takes on this card in this layout.
void settle_defaults(Serving& serving);

}  // namespace whichgpu
