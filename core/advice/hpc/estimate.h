#pragma once

#include <span>
#include <vector>

#include "core/advice/common/note.h"
#include "core/cost/price.h"
#include "core/time/hpc_roofline.h"

namespace whichgpu {

/// The same code on another card, on the same kind of unit.
struct RelativeCard {
  const Gpu* gpu = nullptr;
  Roof roof;
  double relative_speed = 0;  ///< attainable rate over that of the card asked about
};

/// The answer to an HPC question.
struct HpcEstimate {
  Hpc hpc;
  Roofs roofs;
  std::vector<RelativeCard> relative;  ///< by unit, vector first, then fastest first
  Price price;
  double usd_per_run = 0;  ///< on the higher roof; 0 if flops or price are unknown
  Notes notes;
};

/// The roofline of a card for a code, beside that of `others`; cards without the units are left out.
HpcEstimate estimate_hpc(const Hpc& hpc, std::span<const Gpu> others, const PriceChoice& price);

}  // namespace whichgpu
