#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/catalog/gpu.h"
#include "core/catalog/offer.h"

namespace whichgpu {

/// What a configuration costs by the hour, and where that comes from.
struct Price {
  bool known = false;
  double usd_per_gpu_hour = 0;
  double usd_per_hour = 0;            ///< whole configuration, instances rented in full
  int rented_gpus = 0;                ///< GPUs paid for: offers come in fixed sizes
  const Offer* offer = nullptr;       ///< nullptr: the visitor's own price
  int sharers = 1;                    ///< MIG slices among which a card's price is shared evenly
  const Offer* other_card = nullptr;  ///< the offer that was chosen, where it is not for this card
};

/// A visitor's price book, beside the catalog's offers; null if there is none. Shared, because a Price
/// points into it.
using PriceBook = std::shared_ptr<const std::vector<Offer>>;

inline std::span<const Offer> offers_in(const PriceBook& book) {
  return book != nullptr ? std::span<const Offer>(*book) : std::span<const Offer>();
}

/// Where the price of a configuration comes from; neither a rate nor an offer: the cheapest current offer.
struct PriceChoice {
  std::optional<double> own_usd_per_gpu_hour = {};
  const Offer* offer = nullptr;
  PriceBook own_offers;
};

/// The id under which offers know a card: a MIG slice's is that of the card it was cut out of.
std::string_view offered_card(const Gpu& gpu);

/// The offer that the visitor chose, if it is for this card, else nullptr.
const Offer* chosen_offer(const PriceChoice& choice, const Gpu& gpu);

/// Price of `gpu_count` GPUs at the visitor's own rate.
Price own_price(double usd_per_gpu_hour, int gpu_count);

/// Price of `gpu_count` GPUs under `offer`: as many whole instances as it takes.
Price offer_price(const Offer& offer, int gpu_count);

/// The cheapest of `offers` for `gpu_count` GPUs; ties go to the newer, then to the first. Not known if
/// there are none.
Price cheapest_of(std::span<const Offer* const> offers, int gpu_count);

/// The current offers of a GPU: the catalog's, and `own_offers`, one of which with the id of a catalog offer
/// replaces it.
std::vector<const Offer*> current_offers(std::string_view gpu_id, std::span<const Offer> own_offers);

/// The cheapest current on-demand offer for `gpu_count` of this GPU; ties go to the newer, then to the
/// first id. Not known if there is none: spot, reserved, promotional and outdated offers do not count.
Price cheapest_price(std::string_view gpu_id, int gpu_count, std::span<const Offer> own_offers = {});

/// The price of `gpu_count` of this GPU under the visitor's choice, which an offer of another card is not.
/// Offers are for whole cards: a MIG slice pays its even share of one, as when every instance of the card is
/// in use. An own price is the slice's.
Price price_of(const PriceChoice& choice, const Gpu& gpu, int gpu_count);

}  // namespace whichgpu
