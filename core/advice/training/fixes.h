#pragma once

#include "core/advice/common/fix.h"
#include "core/advice/training/estimate.h"

namespace whichgpu {

using TrainingFixes = Fixes<TrainingQuestion>;

/// The nearest changes that make a run fit with its margin; the cheapest run first, in this order where the
/// price is the same. Nothing if nothing is lacking. Ids and arguments:
/// - recompute_all {}: full recomputation
/// - offload_optimizer {}: the optimizer in host memory
/// - offload_parameters {}: the parameters, gradients and optimizer there, where the program can
/// - optimizer_in_backward {}: no gradients kept, where it can
/// - newer_framework {framework}: a later version of it, whose loss keeps less
/// - narrower_optimizer {}: 8-bit optimizer states
/// - train_adapters {}: adapters on a 4-bit base
/// - shorter_sequences {sequence_length}
/// - more_gpus {gpu_count}: the fewest, or more where that makes the run much cheaper
/// - other_gpu {gpu}: as many of the card with more memory that does the run for the least money
/// and usd_total with each of them where it is known.
TrainingFixes fixes(const TrainingQuestion& question, const TrainingEstimate& estimate);

}  // namespace whichgpu
