#pragma once

#include "core/advice/training/estimate.h"

namespace whichgpu {

/// What a careful reader should know about a training estimate beside its figures. Ids and arguments:
/// - memory_margin {percent}: what is needed includes this much more than the sum of the parts
/// - goodput {factor}: hours include restarts, evaluation and ramp-up of real runs
/// - eager_framework {framework, factor}: this much slower than a pretraining program
/// - graph_faster {factor}: a mixture in block-scaled FP8 would be this much faster as one CUDA graph
/// - precision_not_native {precision, gpu}: products run in 16 bit
/// - network_unusable {factor, gbit}, network_slows {percent, gbit}: the network between servers
/// - ten_gigabit_unusable {factor}: what 10 Gb/s Ethernet would do
/// - links_are_pcie {ranks, gpu}: servers without NVLink
/// - state_alone_fits {percent}: the training state alone would fit, what a step works with does not
/// - linear_layers_of_one_model {model}: state-space and linear-attention layers rest on rows of one model
/// - training_not_measured {framework, gpu}: the pair took no part in the fit
/// - context_beyond_model {tokens, limit}
/// and those of add_price_notes() and add_source_notes().
Notes training_notes(const TrainingEstimate& estimate, const TrainingCalibration& calibration);

}  // namespace whichgpu
