#pragma once

#include <optional>
#include <vector>

#include "core/cost/api_price.h"
#include "core/cost/ownership.h"

namespace whichgpu {

/// Renting against buying.
struct OwnershipQuestion {
  Ownership ownership;
  const PurchasePrice* purchase = nullptr;  ///< that of the catalog; nullptr: the visitor's own price
  PriceChoice price;
  bool rent_given = false;  ///< one rent is asked about, else the cheapest of each kind
  std::optional<double> grid_g_co2_per_kwh;
  double api_usd_per_million_tokens = 0;  ///< of an API that would do the work; 0: not given
  std::optional<ApiPrice> api_price;      ///< the same by kind of token; tokens are those of answers then
  double tokens_per_second = 0;           ///< of the cards at work; 0: not given
};

/// Renting as many cards instead.
struct Rent {
  OfferKind kind = OfferKind::on_demand;
  Price price;
  double usd_per_month = 0;
  std::optional<double> break_even_month;  ///< by which it has cost as much as buying; empty: never
  bool pays_in_time = false;               ///< buying, before it is written off
};

/// What has been spent by the end of a month, the purchase being paid at the start.
struct SpentByMonth {
  int month = 0;
  double buy_usd = 0;
  std::vector<double> rent_usd;  ///< one for each rent
};

/// A way of having the cards, for the tokens that they yield in the hours used.
struct AgainstApi {
  std::optional<OfferKind> kind;  ///< of rent; empty: bought
  double usd_per_month = 0;
  double usd_total = 0;                          ///< until the purchase is written off
  std::optional<double> usd_per_million_tokens;  ///< empty: the speed of the cards is not given
  std::optional<double>
      break_even_utilization;  ///< from which on the API is dearer; empty: from none, or any
};

/// An API against the cards: tokens a month at which each costs as much, in millions.
struct ApiBreakEven {
  double usd_per_million_tokens = 0;  ///< with the prompts' share, where prices are given by kind
  double buying_million_tokens = 0;
  std::optional<double> renting_million_tokens;   ///< under the rent that is even soonest; empty: no rent
  std::optional<double> capacity_million_tokens;  ///< what the cards make; empty: their speed is not given
  std::optional<double> usd_per_month;            ///< what the API asks for as many; empty: as above
  std::vector<AgainstApi> against;                ///< buying, then each rent
};

struct OwnershipAnswer {
  Ownership ownership;
  const PurchasePrice* purchase = nullptr;
  OwnershipCost cost;
  std::optional<double> kg_co2_per_month;  ///< empty: nothing is said of the grid
  std::vector<Rent> rents;                 ///< of each kind of offer, or the one asked about
  std::vector<SpentByMonth> series;        ///< from the purchase until it is written off
  std::optional<ApiBreakEven> api;         ///< empty: no price of an API is given
};

/// What buying and running cards costs, and when it has cost less than renting them, or than an API.
OwnershipAnswer answer(const OwnershipQuestion& question);

}  // namespace whichgpu
