#include "core/advice/common/existing_cards.h"

#include <algorithm>

#include "core/catalog/lookup.h"
#include "core/cost/ownership.h"

namespace whichgpu {

bool has_card(const std::vector<ExistingCards>& existing, const Gpu& gpu) {
  return std::any_of(existing.begin(), existing.end(),
                     [&](const ExistingCards& cards) { return cards.card.gpu == &gpu; });
}

Price price_beside_existing(const ExistingCards& existing, int gpu_count, double mean_watts,
                            const OwnershipDefaults& usual) {
  const Gpu& gpu = *existing.card.gpu;
  if (gpu_count <= existing.count) return running_price(gpu, gpu_count, mean_watts, usual);
  const Price running = running_price(gpu, existing.count, mean_watts, usual);
  const Price rent = card_price(existing.card, gpu_count - existing.count);
  if (!running.known || !rent.known) return {};
  const double usd_per_hour = running.usd_per_hour + rent.usd_per_hour;
  return own_price(usd_per_hour / gpu_count, gpu_count);
}

AddedCards added_cards(const ExistingCards& existing, int gpu_count, double hours) {
  AddedCards added;
  added.gpu_count = std::max(0, gpu_count - existing.count);
  if (added.gpu_count == 0) return added;
  const Price rent = card_price(existing.card, added.gpu_count);
  if (rent.known) added.rent_usd = rent.usd_per_hour * hours;
  const PurchasePrice* purchase = find_purchase_price(*existing.card.gpu);
  if (purchase != nullptr) added.purchase_usd = purchase->usd * added.gpu_count;
  return added;
}

}  // namespace whichgpu
