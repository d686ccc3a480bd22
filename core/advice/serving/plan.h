#pragma once

#include "core/advice/common/pick.h"
#include "core/advice/serving/answer.h"
#include "core/advice/serving/plan_search.h"

namespace whichgpu {

/// A configuration worth showing, and why.
struct ServingPlan : Pick<ServingCandidate> {
  Notes why;
  Capacity capacity;
  double headroom = 0;   ///< users it carries over those asked for
  ServingAnswer answer;  ///< to the question whose choices are all made as the candidate has them
};

using ServingPlans = Plans<ServingPlan>;
using ServingRejection = RejectedCard<ServingCandidate>;

/// Searches, and picks, in rising order of price:
/// - cheapest: lowest price per hour;
/// - balanced: least price times time of a request;
/// - fastest: shortest time of a request on no more servers than the cheapest takes, but for the last tenth;
/// - safest: the cheapest with published formats, memory to spare and limits met at the 90th percentile.
/// Of a model whose speed is not estimated only the cheapest and, with memory to spare, the safest; no front.
/// Reasons: see serving_reasons() and serving_rejections().
ServingPlans make_serving_plans(const ServingPlanQuestion& question, const ModelShape& shape,
                                const ServingCalibration& calibration);

}  // namespace whichgpu
