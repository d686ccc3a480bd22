#pragma once

#include <vector>

#include "core/advice/training/estimate.h"
#include "core/catalog/names.h"

namespace whichgpu {

/// What a fix changes in a training question.
enum class TrainingChange { recompute, offload, optimizer, method, sequence_length, gpu_count, gpu };

template <>
inline constexpr auto names<TrainingChange> =
    spelled<TrainingChange>({{TrainingChange::recompute, "recompute_all"},
                             {TrainingChange::offload, "offload_optimizer"},
                             {TrainingChange::optimizer, "narrower_optimizer"},
                             {TrainingChange::method, "train_adapters"},
                             {TrainingChange::sequence_length, "shorter_sequences"},
                             {TrainingChange::gpu_count, "more_gpus"},
                             {TrainingChange::gpu, "other_gpu"}});

/// One change after which the run fits with its margin.
struct TrainingFix {
  TrainingChange change = TrainingChange::recompute;
  double value = 0;          ///< sequence_length, gpu_count: the new value
  const Gpu* gpu = nullptr;  ///< gpu: the other card
  double usd_total = 0;      ///< of the whole run; 0 if the price is unknown
};

/// What helps and what does not.
struct TrainingFixes {
  std::vector<TrainingFix> found;
  std::vector<TrainingChange> in_vain;  ///< changes that alone do not do it, however far they go
};

/// The nearest changes that make a run fit: full recomputation, the optimizer in host memory, 8-bit optimizer
/// states, adapters on a 4-bit base, shorter sequences, more GPUs, a card
/// with more memory; the cheapest run first, in
/// that order where the price is the same. Empty if nothing is lacking.
TrainingFixes training_fixes(const TrainingQuestion& question, const TrainingEstimate& estimate);

}  // namespace whichgpu
