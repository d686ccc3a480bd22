#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "core/cost/price.h"

namespace whichgpu {

/// A card that may be used, and what it costs: the visitor's own price, else the cheapest of the offers.
struct PricedCard {
  const Gpu* gpu = nullptr;
  std::vector<const Offer*> offers;
  std::optional<double> own_usd_per_gpu_hour;
  bool asked_for = false;  ///< named in the question
};

inline Price card_price(const PricedCard& card, int gpu_count) {
  if (card.own_usd_per_gpu_hour) return own_price(*card.own_usd_per_gpu_hour, gpu_count);
  return cheapest_of(card.offers, gpu_count);
}

/// Whether a price is known of any of them: plans are weighed by price, and take no card without one.
inline bool any_priced(std::span<const PricedCard> cards) {
  return std::any_of(cards.begin(), cards.end(),
                     [](const PricedCard& card) { return card_price(card, 1).known; });
}

}  // namespace whichgpu
