#include "core/cost/buying.h"

#include "core/catalog/lookup.h"
#include "core/power/board_power.h"

namespace whichgpu {

std::optional<Buying> buying(const Gpu& gpu, int gpu_count, const Price& rent, double spent_usd_per_month,
                             const OwnershipDefaults& usual) {
  Buying buying;
  buying.price = find_purchase_price(gpu);
  if (buying.price == nullptr) return std::nullopt;
  Ownership ownership;
  ownership.gpu = &gpu;
  ownership.gpu_count = gpu_count;
  ownership.mean_watts = usual_watts(gpu);
  ownership.usd_per_gpu = buying.price->usd;
  ownership.electricity_usd_per_kwh = usual.electricity_usd_per_kwh;
  ownership.pue = usual.pue;
  ownership.months = static_cast<int>(usual.months);
  buying.cost = ownership_cost(ownership);
  if (rent.known) buying.months_to_rent = break_even_month(buying.cost, rent.usd_per_hour * hours_per_month);
  buying.months_to_spend = break_even_month(buying.cost, spent_usd_per_month);
  return buying;
}

}  // namespace whichgpu
