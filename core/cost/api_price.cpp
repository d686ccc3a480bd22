#include "core/cost/api_price.h"

#include "core/cost/budget.h"

namespace whichgpu {

double usd_per_million_answered(const ApiPrice& price) {
  const double prompts = price.input_usd + price.cached_fraction * (price.cached_input_usd - price.input_usd);
  return price.output_usd + price.input_per_output * prompts;
}

double break_even_utilization(double fixed, double at_work, double api) {
  const double saved = api - at_work;  // at work in all hours
  return saved > 0 && fixed <= saved ? fixed / saved : no_limit;
}

}  // namespace whichgpu
