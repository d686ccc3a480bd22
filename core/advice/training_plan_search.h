#pragma once

#include "core/advice/training_plan_candidate.h"

namespace whichgpu {

/// What a search over all cards and counts found.
struct TrainingPlanSearch {
  /// No other run is both as cheap and as short: rising price of the run, falling hours. The first is the
  /// cheapest.
  std::vector<TrainingCandidate> front;
  std::optional<TrainingCandidate> safest;  ///< the cheapest of the safe ones
  double considered = 0;                    ///< cards x counts
};

/// Tries every card and count that deadline and budget allow. The result is that of an exhaustive search;
/// what cannot be on the front even at least_gpu_hours() is not tried.
/// Ties: price of the run, hours, fewer GPUs, then the order of the cards.
TrainingPlanSearch search_training_plans(const TrainingPlanQuestion& question,
                                         const TrainingCalibration& calibration);

/// The cheapest run only, by the same rule; faster.
std::optional<TrainingCandidate> cheapest_run(const TrainingPlanQuestion& question,
                                              const TrainingCalibration& calibration);

/// Total order of the ties above.
bool preferred_run(const TrainingCandidate& a, const TrainingCandidate& b);

}  // namespace whichgpu
