#pragma once

#include "core/catalog/model_shape.h"
#include "core/time/compute_rate.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// Kernels launched in one engine step, counted by hand from what serving engines launch per layer; the
/// counts are not fitted. `linear`, `experts`: how those products are multiplied. Products whose inputs are
/// quantised with scales found while running launch kernels for that; FP8 with one fixed scale a tensor is
/// quantised by the kernel before it.
double kernels_per_step(const Serving& serving, const ModelShape& shape, const ComputeRate& linear,
                        const ComputeRate& experts);

}  // namespace whichgpu
