#pragma once

#include "core/advice/training/plan_candidate.h"

namespace whichgpu {

/// Runs whose prices differ by no more than this factor cost the same: the hours in them are an estimate that
/// is further off than that. A choice of the planner, not a measurement.
inline constexpr double as_cheap = 1.02;

/// What a search over all cards and counts found.
struct TrainingPlanSearch {
  /// No other run is both as cheap and as short: rising price of the run, falling hours.
  std::vector<TrainingCandidate> front;
  std::optional<TrainingCandidate> cheapest;
  std::optional<TrainingCandidate> safest;  ///< the cheapest of the safe ones
  double considered = 0;                    ///< cards x counts
};

/// Tries every card and count that deadline and budget allow. The result is that of an exhaustive search;
/// what cannot be on the front even at least_gpu_hours() is not tried.
/// The cheapest of some runs is the one with the fewest GPUs of those as_cheap as any; see preferred_run().
TrainingPlanSearch search_training_plans(const TrainingPlanQuestion& question, const ModelShape& shape,
                                         const TrainingCalibration& calibration);

/// The cheapest run only, by the same rule; faster.
std::optional<TrainingCandidate> cheapest_run(const TrainingPlanQuestion& question, const ModelShape& shape,
                                              const TrainingCalibration& calibration);

/// Total order of runs: price, hours, fewer GPUs, then the order of the cards.
bool preferred_run(const TrainingCandidate& a, const TrainingCandidate& b);

}  // namespace whichgpu
