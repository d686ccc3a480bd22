#pragma once

#include "core/advice/training/estimate.h"
#include "core/api/json/write.h"

namespace whichgpu::api {

/// The report of the contract for a training estimate. `question` is what was asked, for the fixes.
Fragment training_report(const TrainingQuestion& question, const TrainingEstimate& estimate);

}  // namespace whichgpu::api
