#include "core/advice/together/plan.h"

namespace whichgpu {

OnExisting use_existing(const PlanQuestion& question, const PlanNeeds& needs, const PlanAnswer& answer) {
  OnExisting found;
  const ModelShape& shape = answer.shape;
  if (needs.serving) {
    found.serving = serve_on_existing(*needs.serving, shape, question.existing->cards, *answer.serving,
                                      question.running, tables::serving_calibration());
  }
  if (needs.training) {
    found.training = train_on_existing(*needs.training, shape, question.existing->cards, *answer.training,
                                       question.running, tables::training_calibration());
  }
  if (!needs.serving || !needs.training) return found;
  std::optional<Service> service;
  std::optional<Run> run;
  if (const auto plans = answer.serving->shown(); !plans.empty()) {
    service = service_of(plans.front()->candidate, shape, tables::serving_calibration());
  }
  if (const auto plans = answer.training->shown(); !plans.empty()) {
    run = run_of(plans.front()->candidate, shape, tables::training_calibration());
  }
  found.splits = splits_of(*found.serving, service, *found.training, run, question.budget);
  return found;
}

}  // namespace whichgpu
