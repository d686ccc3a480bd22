#include "core/cost/ownership.h"

#include "core/catalog/units.h"
#include "core/cost/budget.h"
#include "core/power/energy.h"

namespace whichgpu {

OwnershipCost ownership_cost(const Ownership& o) {
  const double used_hours = hours_per_month * o.utilization;
  OwnershipCost cost;
  cost.hardware_usd = o.gpu_count * (o.usd_per_gpu + o.server_usd_per_gpu);
  cost.server_kw = o.gpu_count * o.gpu->power_watts * server_over_gpu_power / kilo;
  cost.facility_kw = cost.server_kw * o.pue;
  cost.mean_kw = o.gpu_count * wall_watts(o.mean_watts) / kilo;
  cost.kwh_per_month = cost.mean_kw * o.pue * used_hours;
  cost.energy_usd_per_month = cost.kwh_per_month * o.electricity_usd_per_kwh;
  cost.hosting_usd_per_month = cost.server_kw * o.hosting_usd_per_kw_month;
  const double depreciation = cost.hardware_usd * (1 - o.residual_fraction) / o.months;
  cost.usd_per_month = depreciation + cost.running_usd_per_month();
  cost.usd_per_used_hour = cost.usd_per_month / used_hours;
  return cost;
}

Price running_price(const Gpu& gpu, int gpu_count, double mean_watts, const OwnershipDefaults& usual) {
  if (gpu.power_watts <= 0) return {};
  Ownership one;
  one.gpu = &gpu;
  one.mean_watts = mean_watts;
  one.electricity_usd_per_kwh = usual.electricity_usd_per_kwh;
  one.pue = usual.pue;
  return own_price(ownership_cost(one).running_usd_per_month() / hours_per_month, gpu_count);
}

double rent_per_month(const Price& price, OfferKind kind, double utilization) {
  return price.usd_per_hour * hours_per_month * (kind == OfferKind::reserved ? 1 : utilization);
}

double break_even_month(const OwnershipCost& cost, double rent_usd_per_month) {
  const double saved = rent_usd_per_month - cost.running_usd_per_month();
  return saved > 0 ? cost.hardware_usd / saved : no_limit;
}

double break_even_million_tokens(double usd_per_month, double api_usd_per_million_tokens) {
  return usd_per_month / api_usd_per_million_tokens;
}

}  // namespace whichgpu
