#pragma once

#include "core/advice/common/pick.h"
#include "core/advice/training/plan_search.h"

namespace whichgpu {

/// A run worth showing.
struct TrainingPlan : Pick<TrainingCandidate> {
  RunLimit fewer_break = RunLimit::none;  ///< what the next smaller number of the same card runs into
};

using TrainingRejection = RejectedCard<TrainingCandidate>;

/// What the planner answers for a run.
struct TrainingPlanAnswer {
  std::vector<TrainingPlan> plans;            ///< at most four: the cheapest, then by rising price of the run
  std::optional<TrainingPlan> beyond_budget;  ///< the cheapest at any price, if none is within the budget
  std::optional<TrainingCandidate> soonest;   ///< if nothing keeps the deadline: what comes nearest
  std::vector<TrainingCandidate> front;
  std::vector<TrainingRejection> rejected;  ///< the cards that people ask about first
  double considered = 0;
};

/// Searches, and picks:
/// - cheapest: lowest price of the run, fewest cards of those as_cheap;
/// - balanced: least price times hours, on no more servers than the cheapest takes;
/// - fastest: fewest hours but for the last tenth, on no more servers than the cheapest takes;
/// - safest: the cheapest with memory to spare, measured kernels and the deadline kept at the 10th
/// percentile.
TrainingPlanAnswer make_training_plans(const TrainingPlanQuestion& question,
                                       const TrainingCalibration& calibration);

}  // namespace whichgpu
