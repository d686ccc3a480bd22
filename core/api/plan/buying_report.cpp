#include "core/api/plan/buying_report.h"

namespace whichgpu::api {
namespace {

std::optional<double> finite(double value) { return known_if(value < no_limit, value); }

}  // namespace

Fragment buying_report(const Buying& buying) {
  const PurchasePrice& price = *buying.price;
  return object_of({{"usd_per_gpu", price.usd},
                    {"condition", price.condition},
                    {"as_of", price.as_of},
                    {"source", price.source},
                    {"hardware_usd", buying.cost.hardware_usd},
                    {"energy_usd_per_month", buying.cost.energy_usd_per_month},
                    {"months_to_rent", finite(buying.months_to_rent)},
                    {"months_to_spend", finite(buying.months_to_spend)}});
}

}  // namespace whichgpu::api
