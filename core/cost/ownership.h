#pragma once

#include <vector>

#include "core/catalog/gpu.h"
#include "core/catalog/offer.h"
#include "core/catalog/purchase_price.h"
#include "core/cost/price.h"

namespace whichgpu {

/// A server at its limit over its GPUs at theirs. DGX H100 datasheet: 10.2 kW at most, of which 8 x 700 W are
/// GPUs.
inline constexpr double server_over_gpu_power = 10'200.0 / 5'600.0;

/// Cards that one buys and runs oneself.
struct Ownership {
  const Gpu* gpu = nullptr;
  int gpu_count = 1;
  double usd_per_gpu = 0;
  double server_usd_per_gpu = 0;  ///< the rest of the server, per GPU
  double utilization = 1;         ///< share of all hours in which the cards work
  double mean_watts = 0;          ///< of one card's board at work
  double electricity_usd_per_kwh = 0;
  double pue = 1;
  double hosting_usd_per_kw_month = 0;  ///< room, per kW of servers
  int months = 36;                      ///< over which the purchase is written off
  double residual_fraction = 0;         ///< of the purchase, what the cards are worth then
};

/// What owning costs, in US dollars.
struct OwnershipCost {
  double hardware_usd = 0;
  double server_kw = 0;    ///< servers at their limit, for which supply and room are sized
  double facility_kw = 0;  ///< with cooling and losses: server_kw x PUE
  double mean_kw = 0;      ///< servers at work, at the wall
  double kwh_per_month = 0;
  double energy_usd_per_month = 0;
  double hosting_usd_per_month = 0;
  double usd_per_month = 0;      ///< depreciation, energy and hosting
  double usd_per_used_hour = 0;  ///< of all cards

  double running_usd_per_month() const { return energy_usd_per_month + hosting_usd_per_month; }
};

/// Linear depreciation to the residual value; a month has 730 hours; idle hours draw nothing. Energy is that
/// of the mean power at the wall, see wall_watts(), times PUE; hosting is paid for the servers at their
/// limit.
OwnershipCost ownership_cost(const Ownership& ownership);

/// Cards that are there already, at work around the clock at a mean of so many watts a board: energy only.
/// What was once paid for them is sunk and not charged again. Not known of cards whose power is not.
Price running_price(const Gpu& gpu, int gpu_count, double mean_watts, const OwnershipDefaults& usual);

/// What rent comes to in a month: on demand, spot and promotions for the hours used, reservations for all.
double rent_per_month(const Price& price, OfferKind kind, double utilization);

/// The month by which rent has cost as much as the purchase and running it, a fraction; no_limit: never.
double break_even_month(const OwnershipCost& cost, double rent_usd_per_month);

/// Tokens a month at which an API costs as much as `usd_per_month`, in millions.
double break_even_million_tokens(double usd_per_month, double api_usd_per_million_tokens);

}  // namespace whichgpu
