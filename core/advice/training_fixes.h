#pragma once

#include <vector>

#include "core/advice/training_estimate.h"

namespace whichgpu {

/// What a fix changes in a training question.
enum class TrainingChange { recompute, offload, optimizer, method, sequence_length, gpu_count };

/// One change after which the run fits with its margin.
struct TrainingFix {
  TrainingChange change = TrainingChange::recompute;
  double value = 0;         ///< sequence_length, gpu_count: the new value
  double usd_per_hour = 0;  ///< 0 if the price is unknown
};

/// The nearest changes that make a run fit: full recomputation, the optimizer in host memory, 8-bit optimizer
/// states, adapters on a 4-bit base, shorter sequences, more GPUs. Empty if nothing is lacking.
std::vector<TrainingFix> training_fixes(const TrainingQuestion& question, const TrainingEstimate& estimate);

}  // namespace whichgpu
