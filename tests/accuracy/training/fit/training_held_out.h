#pragma once

#include "tests/accuracy/training/fit/training_fit.h"

namespace whichgpu::accuracy {

/// Errors of refits to the rows themselves, of all of them and with each model, GPU and source left out.
struct TrainingHeldOut {
  TrainingErrors in_sample;
  TrainingErrors by_model;
  TrainingErrors by_gpu;
  TrainingErrors by_source;
};

TrainingHeldOut training_held_out(const std::vector<const PreparedTraining*>& rows, const TrainingFit& full);

void print(const TrainingHeldOut& held_out);

}  // namespace whichgpu::accuracy
