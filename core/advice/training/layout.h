#pragma once

#include <vector>

#include "core/catalog/model_shape.h"
#include "core/workload/training.h"

namespace whichgpu {

/// Sequences of the largest micro batch that is tried.
inline constexpr double largest_micro_batch = 32;

/// What a question leaves to the core.
struct TrainingChoices {
  bool parallelism = true;  ///< ranks, but those of `given`
  bool zero_stage = true;
  bool micro_batch = true;
  bool recompute = true;
  bool batch = true;  ///< sequences of a step: usual_batch(), which whoever asks has filled in
  TrainingParallelism given{0, 0, 0, 0, 0, 0, 0};  ///< ranks that the question fixes; 0: open
};

/// Whether the core chooses ranks of a question.
bool chooses_ranks(const TrainingChoices& open);

/// The rules of a layout, as what breaks them.
enum class LayoutProblem {
  none,
  gpu_count,        ///< the product of ranks is not the number of GPUs
  framework,        ///< anything but data ranks, in a framework that has no other
  heads,            ///< tensor ranks do not divide the heads
  stages,           ///< more stages than layers
  virtual_stages,   ///< the same, because of interleaving
  one_stage,        ///< interleaving without a pipeline
  sequence,         ///< context ranks do not divide the sequence
  experts,          ///< expert ranks do not divide the experts
  expert_ranks,     ///< expert ranks do not divide the ranks that they are spread over
  batch,            ///< data ranks and micro batches do not divide the batch
  accumulation,     ///< several micro batches of a rank, whose gradients nothing would keep
  host_parameters,  ///< parameters in host memory, but not shared by data ranks (ZeRO stage 3)
};

/// The first rule that a layout breaks.
LayoutProblem layout_problem(const Training& training, const ModelShape& shape);

/// The ways to run `training` that keep all of layout_problem()'s rules, what is not open left as it is;
/// simpler ones first. Stages get nearly equal numbers of layers.
std::vector<Training> training_layouts(const Training& training, const ModelShape& shape,
                                       const TrainingChoices& open);

/// Sequences of a step where none are given, so that many layouts divide them: the odd part of the number of
/// GPUs and of the micro batch times a power of two, near 4 million tokens for pretraining and 128 sequences
/// for the rest, but enough for a micro batch on every replica, and no more where weights are updated in the
/// backward pass; a million at most.
double usual_batch(const Training& training);

}  // namespace whichgpu
