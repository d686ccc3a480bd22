#include "core/advice/common/owned_cards.h"

#include "core/cost/ownership.h"

namespace whichgpu {

Price price_beside_owned(const OwnedCards& owned, int gpu_count, const OwnershipDefaults& usual) {
  const Gpu& gpu = *owned.card.gpu;
  if (gpu_count <= owned.count) return running_price(gpu, gpu_count, usual);
  const Price rent = card_price(owned.card, gpu_count - owned.count);
  if (!rent.known) return {};
  const double usd_per_hour = running_price(gpu, owned.count, usual).usd_per_hour + rent.usd_per_hour;
  return own_price(usd_per_hour / gpu_count, gpu_count);
}

}  // namespace whichgpu
