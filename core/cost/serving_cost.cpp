#include "core/cost/serving_cost.h"

#include "core/catalog/units.h"
#include "core/cost/budget.h"

namespace whichgpu {

ServingCost serving_cost(const Price& price, const Serving& serving, const ServingSpeed* speed) {
  ServingCost cost;
  cost.usd_per_hour = price.usd_per_hour;
  cost.usd_per_month = price.usd_per_hour * hours_per_month;
  if (speed == nullptr) return cost;
  const double tokens_per_output = (serving.input_tokens + serving.output_tokens) / serving.output_tokens;
  cost.usd_per_million_output_tokens =
      price.usd_per_hour / (speed->output_tokens_per_second * seconds_per_hour) * mega;
  cost.usd_per_million_tokens = cost.usd_per_million_output_tokens / tokens_per_output;
  return cost;
}

}  // namespace whichgpu
