#include "core/advice/common/fix.h"

#include "core/catalog/sorting.h"
#include "core/catalog/tables.h"

namespace whichgpu {

std::vector<const Gpu*> other_cards(const Gpu& asked, int gpu_count, const PriceBook& own_offers) {
  std::vector<std::pair<double, const Gpu*>> priced;
  for (const Gpu& gpu : tables::gpus()) {
    const Price price = price_of({.own_offers = own_offers}, gpu, gpu_count);
    if (gpu.id != asked.id && price.known) priced.emplace_back(price.usd_per_hour, &gpu);
  }
  sort_stably(priced, [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const Gpu*> cards;
  cards.reserve(priced.size());
  for (const auto& [usd_per_hour, gpu] : priced) cards.push_back(gpu);
  return cards;
}

}  // namespace whichgpu
