#pragma once

#include "core/advice/training/estimate.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// How each figure of a training report came about, in the order in which they depend on each other.
Fragment training_working(const TrainingEstimate& estimate);

}  // namespace whichgpu::api
