#pragma once

#include "core/advice/common/pick.h"
#include "core/advice/training/answer.h"
#include "core/advice/training/plan_search.h"

namespace whichgpu {

/// A run worth showing, and why.
struct TrainingPlan : Pick<TrainingCandidate> {
  Notes why;
  TrainingLimit fewer_break =
      TrainingLimit::none;         ///< what the next smaller number of the same card runs into
  std::optional<double> headroom;  ///< the deadline over the hours that it takes; empty: none is set
  TrainingAnswer answer;           ///< to the question whose choices are all made as the candidate has them
};

using TrainingRejection = RejectedCard<TrainingCandidate>;

/// What the planner answers for a run: the cheapest plan first, then by rising price of the run.
struct TrainingPlans : Plans<TrainingPlan> {
  std::optional<TrainingCandidate> soonest;  ///< if nothing keeps the deadline: what comes nearest
};

/// Searches, and picks:
/// - cheapest: lowest price of the run, fewest cards of those as_cheap;
/// - balanced: least price times hours, those of the machines' start among them, on no more servers than the
/// cheapest takes;
/// - fastest: fewest hours but for the last tenth, on no more servers than the cheapest takes;
/// - safest: the cheapest with memory to spare, measured kernels and the deadline kept at the 10th
/// percentile.
/// Reasons: see explain() and training_rejections().
TrainingPlans make_training_plans(const TrainingPlanQuestion& question, const ModelShape& shape,
                                  const TrainingCalibration& calibration);

}  // namespace whichgpu
