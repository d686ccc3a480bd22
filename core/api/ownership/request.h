#pragma once

#include <optional>
#include <vector>

#include "core/api/json/error.h"
#include "core/api/json/json_fwd.h"
#include "core/catalog/purchase_price.h"
#include "core/cost/ownership.h"

namespace whichgpu::api {

/// Rent that a purchase is compared with.
struct Rent {
  OfferKind kind = OfferKind::on_demand;
  Price price;
};

/// A question about renting or buying as read from a request. It refers into this object and into the
/// request's document: neither may be copied or moved.
struct OwnInput {
  OwnInput() = default;
  OwnInput(const OwnInput&) = delete;
  OwnInput& operator=(const OwnInput&) = delete;

  Gpu custom_gpu;
  Ownership ownership;
  const PurchasePrice* purchase = nullptr;  ///< nullptr: the visitor's own price
  PriceChoice price;                        ///< the rents may point into its price book
  std::vector<Rent> rents;                  ///< the cheapest of each kind, or the one asked for
  double grid_g_co2_per_kwh = -1;           ///< negative: not given
  double api_usd_per_million_tokens = 0;    ///< 0: not given
  double tokens_per_second = 0;             ///< of the cards at work; 0: not given
};

/// Reads an `own` request of the contract into `input`. The first thing wrong with it, if any.
std::optional<Error> read_own_request(const Json& request, OwnInput& input);

}  // namespace whichgpu::api
