#pragma once

#include <optional>
#include <vector>

#include "core/cost/price.h"

namespace whichgpu {

/// A card that may be used, and what it costs: the visitor's own price, else the cheapest of the offers.
struct PricedCard {
  const Gpu* gpu = nullptr;
  std::vector<const Offer*> offers;
  std::optional<double> own_usd_per_gpu_hour;
};

inline Price card_price(const PricedCard& card, int gpu_count) {
  if (card.own_usd_per_gpu_hour) return own_price(*card.own_usd_per_gpu_hour, gpu_count);
  return cheapest_of(card.offers, gpu_count);
}

}  // namespace whichgpu
