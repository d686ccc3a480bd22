#include "core/api/plan/fleet_report.h"

#include "core/advice/together/split.h"
#include "core/api/plan/together_report.h"
#include "core/api/serving/fleet_report.h"
#include "core/api/training/fleet_report.h"

namespace whichgpu::api {
namespace {

Fragment split_report(const PlanInput& input, const FleetSplit& split) {
  return object_of({{"training", object_of({{"owned", split.training_owned},
                                            {"usd_per_month", split.training_usd_per_month()},
                                            {"run", run_report(input, *split.training)}})},
                    {"serving", object_of({{"owned", split.serving_owned},
                                           {"service", service_report(input, *split.serving)}})},
                    {"usd_per_month", split.usd_per_month},
                    {"within_budget", within_budget(input.budget, split.serving->price, *split.training)}});
}

Fragment assumptions_report(const OwnershipDefaults& running) {
  return object_of({{"electricity_usd_per_kwh", running.electricity_usd_per_kwh},
                    {"pue", running.pue},
                    {"server_over_gpu_power", server_over_gpu_power}});
}

}  // namespace

Fragment fleet_report(const PlanInput& input, const PlanAnswers& answers) {
  if (input.existing.empty()) return {};
  FleetServing serving;
  FleetTraining training;
  Fragment serving_part;
  Fragment training_part;
  Fragment splits_part;
  if (input.serving) {
    serving = fleet_serving(*input.serving, input.existing, answers.serving, answers.rejected, input.running,
                            tables::calibration());
    serving_part = fleet_serving_report(input, serving);
  }
  if (input.training) {
    training = fleet_training(*input.training, input.existing, answers.training, input.running,
                              tables::training_calibration());
    training_part = fleet_training_report(input, training);
  }
  if (input.serving && input.training) {
    Array splits;
    for (const FleetSplit& split : fleet_splits(serving, answers.serving, training, answers.training)) {
      splits.push(split_report(input, split));
    }
    splits_part = splits;
  }
  return object_of({{"assumptions", assumptions_report(input.running)},
                    {"serving", serving_part},
                    {"training", training_part},
                    {"splits", splits_part}});
}

}  // namespace whichgpu::api
