#pragma once

#include <vector>

#include "core/advice/common/priced_card.h"
#include "core/catalog/purchase_price.h"

namespace whichgpu {

/// Cards of one kind that the visitor has, and what more of them would cost.
struct OwnedCards {
  PlanCard card;
  int count = 1;
};

/// All that the visitor has. What is found on it refers into it.
using Fleet = std::vector<OwnedCards>;

/// `gpu_count` of a card of which some are there already: those cost what running them costs, the rest are
/// rented. Unknown if they would have to be and nobody rents them out.
Price price_beside_owned(const OwnedCards& owned, int gpu_count, const OwnershipDefaults& usual);

}  // namespace whichgpu
