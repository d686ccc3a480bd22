#pragma once

#include <string_view>

#include "core/catalog/offer.h"

namespace whichgpu {

/// What a configuration costs by the hour, and where that comes from.
struct Price {
  bool known = false;
  double usd_per_gpu_hour = 0;
  double usd_per_hour = 0;       ///< whole configuration, instances rented in full
  int rented_gpus = 0;           ///< GPUs paid for: offers come in fixed sizes
  const Offer* offer = nullptr;  ///< nullptr: the visitor's own price
};

/// Price of `gpu_count` GPUs at the visitor's own rate.
Price own_price(double usd_per_gpu_hour, int gpu_count);

/// Price of `gpu_count` GPUs under `offer`: as many whole instances as it takes.
Price offer_price(const Offer& offer, int gpu_count);

/// The cheapest current on-demand offer for `gpu_count` of this GPU; ties go to the newer, then to the
/// first id. Not known if there is none: spot, reserved, promotional and outdated offers do not count.
Price cheapest_price(std::string_view gpu_id, int gpu_count);

}  // namespace whichgpu
