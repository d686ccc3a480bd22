#pragma once

#include "core/advice/training/estimate.h"

namespace whichgpu::api {

/// Names of the contract.
const char* name(TrainingMethod method);
const char* name(TrainingPrecision precision);
const char* name(Optimizer optimizer);
const char* name(Recompute recompute);
const char* name(LoraTargets targets);
const char* name(LogitsHandling logits);
const char* name(TrainingBound bound);

}  // namespace whichgpu::api
