#pragma once

#include <optional>

#include "core/cost/budget.h"
#include "core/cost/ownership.h"

namespace whichgpu {

/// Buying cards that could be rented instead, at work around the clock at their usual power, see
/// usual_watts().
struct Buying {
  const PurchasePrice* price = nullptr;
  OwnershipCost cost;                 ///< without the servers around the cards
  double months_to_rent = no_limit;   ///< until renting the same cards would have cost as much
  double months_to_spend = no_limit;  ///< until what is spent today would have cost as much
};

/// Empty if no price to buy the card is known. `spent_usd_per_month` is what goes out today for what the new
/// cards would replace; `rent` an unknown price: never rented.
std::optional<Buying> buying(const Gpu& gpu, int gpu_count, const Price& rent, double spent_usd_per_month,
                             const OwnershipDefaults& usual);

}  // namespace whichgpu
