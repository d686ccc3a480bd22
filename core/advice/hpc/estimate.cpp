#include "core/advice/hpc/estimate.h"

#include <algorithm>
#include <tuple>

#include "core/advice/hpc/notes.h"
#include "core/catalog/sorting.h"
#include "core/catalog/units.h"
#include "core/power/hpc_power.h"

namespace whichgpu {
namespace {

BoundedList<Ceiling, 2> ceilings(const Hpc& hpc, const Gpu& gpu) {
  BoundedList<Ceiling, 2> all;
  for (const Roof& roof : roofs(gpu, hpc.precision, hpc.intensity)) {
    Ceiling ceiling{roof, {}};
    if (hpc.flops > 0) ceiling.seconds = least_seconds(roof, hpc.flops);
    all.push(ceiling);
  }
  return all;
}

std::vector<RelativeCard> relative_cards(const HpcQuestion& question,
                                         const BoundedList<Ceiling, 2>& of_card) {
  std::vector<RelativeCard> cards;
  for (const Gpu& other : question.others) {
    for (const Ceiling& roof : ceilings(question.hpc, other)) {
      for (const Ceiling& reference : of_card) {
        if (reference.unit != roof.unit) continue;
        cards.push_back({&other, roof, roof.attainable_flops / reference.attainable_flops});
      }
    }
  }
  sort_stably(cards, [](const RelativeCard& a, const RelativeCard& b) {
    return std::make_tuple(a.roof.unit, -a.relative_speed) < std::make_tuple(b.roof.unit, -b.relative_speed);
  });
  return cards;
}

/// nullptr: the card has no units of the precision.
const Ceiling* highest_roof(const BoundedList<Ceiling, 2>& all) {
  const auto lower = [](const Ceiling& a, const Ceiling& b) {
    return a.attainable_flops < b.attainable_flops;
  };
  return all.empty() ? nullptr : std::max_element(all.begin(), all.end(), lower);
}

void add_power(const HpcQuestion& question, const Ceiling& roof, HpcEstimate& e) {
  e.use = hpc_use(roof, question.hpc.intensity);
  e.power = board_power(*question.hpc.gpu, e.use, 0);
  if (roof.seconds) e.energy = energy_of(e.power->watts, *roof.seconds, question.site);
}

}  // namespace

HpcEstimate answer(const HpcQuestion& question) {
  HpcEstimate estimate;
  const Hpc& hpc = question.hpc;
  estimate.hpc = hpc;
  estimate.site = question.site;
  estimate.roofs = ceilings(hpc, *hpc.gpu);
  estimate.relative = relative_cards(question, estimate.roofs);
  estimate.price = price_of(question.price, *hpc.gpu, 1);
  const Ceiling* highest = highest_roof(estimate.roofs);
  if (highest != nullptr && hpc.gpu->power_watts > 0) add_power(question, *highest, estimate);
  const double fastest = highest != nullptr ? highest->attainable_flops : 0;
  if (fastest > 0 && hpc.flops > 0 && estimate.price.known) {
    estimate.usd_per_run = estimate.price.usd_per_hour * hpc.flops / fastest / seconds_per_hour;
  }
  estimate.notes = hpc_notes(estimate);
  return estimate;
}

}  // namespace whichgpu
