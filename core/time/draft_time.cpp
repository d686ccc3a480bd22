#include "core/time/draft_time.h"

#include "core/catalog/model_shape.h"
#include "core/catalog/tables.h"
#include "core/memory/weights.h"
#include "core/time/step_time.h"
#include "core/workload/drafter.h"

namespace whichgpu {

DraftCost draft_cost(const Serving& serving, const ServingCalibration& calibration) {
  DraftCost cost;
  cost.drafts = serving.speculation.draft_tokens;
  cost.by_network = has_drafter(serving);
  if (!cost.by_network) return cost;
  const Model drafter = drafter_model(serving);
  const Serving alone = drafter_serving(serving, drafter);
  const ModelShape shape = model_shape(drafter);
  const StepModel model = step_model(alone, shape, weight_bytes(*alone.weights, shape), calibration);
  cost.pass = model.cost;
  cost.pass.fixed = model.launch_seconds;
  cost.pass.sequence = 0;
  return cost;
}

double draft_seconds(const DraftCost& cost, const StepCost& model, const StepWork& plain) {
  if (cost.drafts == 0 || plain.sequences <= 0) return 0;
  StepWork work;
  work.sequences = plain.sequences;
  work.contexts = plain.contexts;
  work.ranks = plain.ranks;
  const StepTime step = step_time(model, work);
  const double own = step.total() - step.overhead - step.communication;
  double seconds = cost.drafts * tables::judgement().step.draft_verification_share * own;
  if (!cost.by_network) return seconds;
  seconds += (cost.drafts - 1) * step_time(cost.pass, work).total();
  work.tokens_per_sequence = 1.0 + cost.drafts;
  return seconds + step_time(cost.pass, work).total();
}

}  // namespace whichgpu
