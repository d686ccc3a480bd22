#include "core/advice/hpc/estimate.h"

#include <algorithm>
#include <tuple>

#include "core/advice/hpc/notes.h"

namespace whichgpu {
namespace {

std::vector<RelativeCard> relative_cards(const Hpc& hpc, const Roofs& own, std::span<const Gpu> others) {
  std::vector<RelativeCard> cards;
  for (const Gpu& other : others) {
    for (const Roof& roof : roofs(other, hpc.precision, hpc.intensity)) {
      for (const Roof& reference : own) {
        if (reference.unit != roof.unit) continue;
        cards.push_back({&other, roof, roof.attainable_flops / reference.attainable_flops});
      }
    }
  }
  std::stable_sort(cards.begin(), cards.end(), [](const RelativeCard& a, const RelativeCard& b) {
    return std::make_tuple(a.roof.unit, -a.relative_speed) < std::make_tuple(b.roof.unit, -b.relative_speed);
  });
  return cards;
}

}  // namespace

HpcEstimate estimate_hpc(const Hpc& hpc, std::span<const Gpu> others, const PriceChoice& price) {
  constexpr double seconds_per_hour = 3600;
  HpcEstimate estimate;
  estimate.hpc = hpc;
  estimate.roofs = roofs(*hpc.gpu, hpc.precision, hpc.intensity);
  estimate.relative = relative_cards(hpc, estimate.roofs, others);
  estimate.price = price_of(price, *hpc.gpu, 1);
  double fastest = 0;
  for (const Roof& roof : estimate.roofs) fastest = std::max(fastest, roof.attainable_flops);
  if (fastest > 0)
    estimate.usd_per_run = estimate.price.usd_per_hour * hpc.flops / fastest / seconds_per_hour;
  estimate.notes = hpc_notes(estimate);
  return estimate;
}

}  // namespace whichgpu
