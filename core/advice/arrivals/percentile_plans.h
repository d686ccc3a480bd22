#pragma once

#include "core/advice/serving/estimate.h"
#include "core/advice/serving/plan_search.h"

namespace whichgpu {

/// Plans whose limits hold at a percentile. They are reached from the question, so that a program which reads
/// no such limits is made without them.
struct PercentilePlans {
  /// search_serving_plans() for them. The search knows means; what it finds cheapest is served request by
  /// request, and as long as that misses a limit the search is repeated with closer limits on its means. What
  /// it finds beside the cheapest is served too, and left out where it misses. The search's last limits are
  /// left in `question.need.limits`; those of the candidates are as asked.
  ServingPlanSearch (*search)(ServingPlanQuestion& question, const ModelShape& shape,
                              const ServingCalibration& calibration);
  /// Adds to the question of a candidate the arrivals that the limits are of: requests at the rate, evenly
  /// random, or users.
  void (*add_arrivals)(const ServingNeed& need, ServingQuestion& asked);
};

extern const PercentilePlans percentile_plans;

/// The question that a candidate of `question` answers, nothing left open.
ServingQuestion question_of(const ServingPlanQuestion& question, const ServingCandidate& candidate);

}  // namespace whichgpu
