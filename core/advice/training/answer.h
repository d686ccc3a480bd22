#pragma once

#include "core/advice/training/fixes.h"
#include "core/memory/training_state.h"

namespace whichgpu {

/// The estimate and everything that follows from it.
struct TrainingAnswer {
  TrainingEstimate estimate;
  StateBytes model_state;           ///< of all GPUs together
  double trainable_parameters = 0;  ///< see trainable_parameters()
  TrainingFixes fixes;
};

/// Everything there is to say of one training run.
TrainingAnswer answer(const TrainingQuestion& question);

}  // namespace whichgpu
