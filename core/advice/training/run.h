#pragma once

#include <optional>

#include "core/advice/training/plan_candidate.h"

namespace whichgpu {

/// A training run at work on its cards.
struct Run {
  TrainingCandidate candidate;
  std::optional<double> step_seconds;  ///< absent if even the expected peak of memory does not fit
  double tokens_per_second = 0;        ///< zero where it does not fit, as all costs are
  TrainingCost cost;
};

/// `candidate` at work; what it costs follows from its price.
Run run_of(const TrainingCandidate& candidate, const ModelShape& shape,
           const TrainingCalibration& calibration);

/// The same run at another price.
Run at_price(Run run, const Price& price);

}  // namespace whichgpu
