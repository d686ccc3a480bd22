#pragma once

#include "core/power/board_power.h"
#include "core/time/training_step.h"

namespace whichgpu {

/// What a training step uses of a card: its arithmetic at the dense peak of the products' format, and what
/// passes through memory at the peak bandwidth, over the whole step. What is recomputed is used too.
CardUse training_use(const TrainingStep& step, const TrainingRate& rate,
                     const TrainingCalibration& calibration);

}  // namespace whichgpu
