#include "core/cost/price.h"

#include <algorithm>
#include <vector>

#include "core/catalog/lookup.h"

namespace whichgpu {

Price own_price(double usd_per_gpu_hour, int gpu_count) {
  return {true, usd_per_gpu_hour, usd_per_gpu_hour * gpu_count, gpu_count, nullptr};
}

Price offer_price(const Offer& offer, int gpu_count) {
  const int instances = (gpu_count + offer.gpu_count - 1) / offer.gpu_count;
  const int rented = instances * offer.gpu_count;
  return {true, offer.usd_per_gpu_hour, offer.usd_per_gpu_hour * rented, rented, &offer};
}

Price cheapest_of(std::span<const Offer* const> offers, int gpu_count) {
  Price best;
  for (const Offer* offer : offers) {
    const Price price = offer_price(*offer, gpu_count);
    const bool better = !best.known || price.usd_per_hour < best.usd_per_hour ||
                        (price.usd_per_hour == best.usd_per_hour && offer->as_of > best.offer->as_of);
    if (better) best = price;
  }
  return best;
}

std::vector<const Offer*> current_offers(std::string_view gpu_id, std::span<const Offer> own_offers) {
  std::vector<const Offer*> offers;
  const auto counts = [&](const Offer& offer) { return offer.gpu == gpu_id && offer.current; };
  const auto replaced = [&](const Offer& offer) {
    return std::any_of(own_offers.begin(), own_offers.end(),
                       [&](const Offer& own) { return same_name(own.id, offer.id); });
  };
  for (const Offer& offer : tables::offers()) {
    if (counts(offer) && !replaced(offer)) offers.push_back(&offer);
  }
  for (const Offer& offer : own_offers) {
    if (counts(offer)) offers.push_back(&offer);
  }
  return offers;
}

Price cheapest_price(std::string_view gpu_id, int gpu_count, std::span<const Offer> own_offers) {
  std::vector<const Offer*> offers = current_offers(gpu_id, own_offers);
  std::erase_if(offers, [](const Offer* offer) { return offer->kind != OfferKind::on_demand; });
  return cheapest_of(offers, gpu_count);
}

std::string_view offered_card(const Gpu& gpu) { return gpu.mig != nullptr ? gpu.mig->card : gpu.id; }

const Offer* chosen_offer(const PriceChoice& choice, const Gpu& gpu) {
  const bool fits = choice.offer != nullptr && same_name(choice.offer->gpu, offered_card(gpu));
  return fits ? choice.offer : nullptr;
}

Price price_of(const PriceChoice& choice, const Gpu& gpu, int gpu_count) {
  if (choice.own_usd_per_gpu_hour) return own_price(*choice.own_usd_per_gpu_hour, gpu_count);
  const Offer* offer = chosen_offer(choice, gpu);
  Price price = offer != nullptr ? offer_price(*offer, gpu_count)
                                 : cheapest_price(offered_card(gpu), gpu_count, offers_in(choice.own_offers));
  if (offer == nullptr) price.other_card = choice.offer;
  if (gpu.mig == nullptr || !price.known) return price;
  price.sharers = gpu.mig->instances;
  price.usd_per_gpu_hour /= price.sharers;
  price.usd_per_hour /= price.sharers;
  return price;
}

}  // namespace whichgpu
