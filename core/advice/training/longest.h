#pragma once

#include "core/advice/training/layout.h"
#include "core/catalog/training_calibration.h"

namespace whichgpu {

/// Longest sequence that is looked for, in tokens: the most that a request may ask for.
inline constexpr double most_training_tokens = 10'000'000;

/// Tokens of the longest sequence with which `training` fits with its margin, what is `open` chosen anew for
/// it, the batch included; zero if none does. Asked for exactly this length it fits; asked for more it does
/// not, up to most_training_tokens.
double longest_training_sequence(const Training& training, const ModelShape& shape,
                                 const TrainingChoices& open, const TrainingCalibration& calibration);

}  // namespace whichgpu
