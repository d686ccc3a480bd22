#pragma once

#include "core/cost/price.h"
#include "core/time/serving_speed.h"

namespace whichgpu {

/// What serving costs, in US dollars. Per-token figures hold while the configuration is as busy as the
/// request says.
struct ServingCost {
  double usd_per_hour = 0;
  double usd_per_month = 0;                  ///< always on, 730 hours
  double usd_per_million_output_tokens = 0;  ///< everything charged to output tokens
  double usd_per_million_tokens = 0;         ///< shared evenly by input and output tokens
};

/// Zero per-token figures if `speed` is absent (nullptr): the configuration does not run.
ServingCost serving_cost(const Price& price, const Serving& serving, const ServingSpeed* speed);

}  // namespace whichgpu
