#include "core/api/plan/existing_report.h"

#include "core/api/serving/existing_report.h"
#include "core/api/training/existing_report.h"
#include "core/catalog/tables.h"

namespace whichgpu::api {
namespace {

Fragment split_report(const PlanInput& input, const Split& split) {
  return object_of({{"training", object_of({{"owned", split.training_on_existing},
                                            {"usd_per_month", split.training_usd_per_month},
                                            {"run", run_report(input, split.training)}})},
                    {"serving", object_of({{"owned", split.serving_on_existing},
                                           {"service", service_report(input, split.serving)}})},
                    {"usd_per_month", split.usd_per_month},
                    {"within_budget", yes_or_no(split.within_budget)}});
}

Fragment splits_report(const PlanInput& input, const std::vector<Split>& splits) {
  Array all;
  for (const Split& split : splits) all.push(split_report(input, split));
  return all;
}

Fragment assumptions_report(const OwnershipDefaults& running) {
  return object_of({{"electricity_usd_per_kwh", running.electricity_usd_per_kwh},
                    {"pue", running.pue},
                    {"server_over_gpu_power", server_over_gpu_power},
                    {"host_share_of_wall", tables::judgement().power.host_share}});
}

}  // namespace

Fragment existing_report(const PlanInput& input, const OnExisting& found) {
  const bool both = found.serving && found.training;
  return object_of(
      {{"assumptions", assumptions_report(input.question.running)},
       {"serving", found.serving ? serving_existing_report(input, *found.serving) : Fragment()},
       {"training", found.training ? training_existing_report(input, *found.training) : Fragment()},
       {"splits", both ? splits_report(input, found.splits) : Fragment()}});
}

}  // namespace whichgpu::api
