#pragma once

#include "core/catalog/model.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// Kernels launched in one engine step of `model`, counted by hand from what serving engines launch per
/// layer; the counts are not fitted. `quantised_linear`, `quantised_experts`: those products quantise
/// their inputs first.
double kernels_per_step(const Model& model, const Parallelism& parallelism, bool quantised_linear,
                        bool quantised_experts);

}  // namespace whichgpu
