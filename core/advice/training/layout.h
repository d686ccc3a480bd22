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

/// Why `training`'s parallelism cannot be run; empty if it can. The text names the field and the numbers.
struct LayoutProblem {
  const char* field = "";
  const char* reason = "";
};

/// The first rule that a layout breaks: the product of ranks is the number of GPUs; heads, experts, sequence
/// and batch divide evenly; no stage is without a layer. `field` is empty if it breaks none.
LayoutProblem layout_problem(const Training& training, const ModelShape& shape);

/// The ways to run `training` that keep all of layout_problem()'s rules, what is not open left as it is;
/// simpler ones first. Stages get nearly equal numbers of layers.
std::vector<Training> training_layouts(const Training& training, const ModelShape& shape,
                                       const TrainingChoices& open);

/// Sequences of a step where none are given, so that many layouts divide them: the odd part of the number of
/// GPUs times a power of two, near 4 million tokens for pretraining and 128 sequences for the rest; a million
/// at most.
double usual_batch(const Training& training);

}  // namespace whichgpu
