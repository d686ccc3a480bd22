#pragma once

#include <string_view>

#include "core/catalog/offer.h"

namespace whichgpu::test {

/// A made-up offer: `count` of a card rented together.
inline Offer offer_of(std::string_view gpu, double usd_per_gpu_hour, int count) {
  Offer offer;
  offer.gpu = gpu;
  offer.usd_per_gpu_hour = usd_per_gpu_hour;
  offer.gpu_count = count;
  return offer;
}

}  // namespace whichgpu::test
