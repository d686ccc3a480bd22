#include "core/api/ownership/report.h"

#include <algorithm>
#include <utility>

#include "core/api/json/offer_report.h"
#include "core/cost/budget.h"

namespace whichgpu::api {
namespace {

Fragment configuration_report(const OwnInput& input) {
  const Ownership& o = input.ownership;
  return object_of({{"gpu", object_of({{"id", o.gpu->id}, {"name", o.gpu->name}})},
                    {"gpu_count", o.gpu_count},
                    {"usd_per_gpu", o.usd_per_gpu},
                    {"server_usd_per_gpu", o.server_usd_per_gpu},
                    {"utilization", o.utilization},
                    {"electricity_usd_per_kwh", o.electricity_usd_per_kwh},
                    {"pue", o.pue},
                    {"hosting_usd_per_kw_month", o.hosting_usd_per_kw_month},
                    {"months", o.months},
                    {"residual_fraction", o.residual_fraction}});
}

Fragment purchase_report(const PurchasePrice* price) {
  if (price == nullptr) return {};
  Object report = object_of({{"usd_per_gpu", price->usd},
                             {"condition", price->condition},
                             {"as_of", price->as_of},
                             {"source", price->source}});
  if (price->usd_high > 0) report.add("range", array_of({price->usd_low, price->usd_high}));
  return report;
}

Fragment buy_report(const OwnInput& input, const OwnershipCost& cost) {
  constexpr double grams_per_kilogram = 1000;
  const double grid = input.grid_g_co2_per_kwh;
  return object_of(
      {{"hardware_usd", cost.hardware_usd},
       {"server_kw", cost.server_kw},
       {"facility_kw", cost.facility_kw},
       {"kwh_per_month", cost.kwh_per_month},
       {"energy_usd_per_month", cost.energy_usd_per_month},
       {"hosting_usd_per_month", cost.hosting_usd_per_month},
       {"usd_per_month", cost.usd_per_month},
       {"usd_per_used_hour", cost.usd_per_used_hour},
       {"kg_co2_per_month", known_if(grid >= 0, cost.kwh_per_month * grid / grams_per_kilogram)}});
}

double monthly(const OwnInput& input, const Rent& rent) {
  return rent_per_month(rent.price, rent.kind, input.ownership.utilization);
}

Fragment rent_report(const OwnInput& input, const OwnershipCost& cost, const Rent& rent) {
  const double month = break_even_month(cost, monthly(input, rent));
  return object_of({{"terms", name_of(rent.kind)},
                    {"usd_per_hour", rent.price.usd_per_hour},
                    {"usd_per_month", monthly(input, rent)},
                    {"break_even_month", known_if(month < no_limit, month)},
                    {"pays_in_time", month <= input.ownership.months},
                    {"offer", rent.price.offer != nullptr ? offer_report(*rent.price.offer) : Fragment()}});
}

/// What has been spent by the end of each month, the purchase being paid at the start.
Fragment series_report(const OwnInput& input, const OwnershipCost& cost) {
  Array series;
  for (int month = 0; month <= input.ownership.months; ++month) {
    Array rents;
    for (const Rent& rent : input.rents) rents.push(month * monthly(input, rent));
    series.push(object_of({{"month", month},
                           {"buy_usd", cost.hardware_usd + month * cost.running_usd_per_month()},
                           {"rent_usd", rents}}));
  }
  return series;
}

/// The visitor's API price against the cards: tokens a month at which each costs as much.
Fragment api_report(const OwnInput& input, const OwnershipCost& cost) {
  const double api = input.api_usd_per_million_tokens;
  if (api <= 0) return {};
  constexpr double seconds_per_hour = 3600;
  constexpr double million = 1e6;
  std::optional<double> rent;
  for (const Rent& one : input.rents) {
    const double tokens = break_even_million_tokens(monthly(input, one), api);
    if (!rent || tokens < *rent) rent = tokens;
  }
  const double capacity =
      input.tokens_per_second * hours_per_month * input.ownership.utilization * seconds_per_hour / million;
  return object_of({{"usd_per_million_tokens", api},
                    {"break_even_million_tokens_buying", break_even_million_tokens(cost.usd_per_month, api)},
                    {"break_even_million_tokens_renting", rent},
                    {"capacity_million_tokens", known_if(capacity > 0, capacity)}});
}

}  // namespace

Fragment own_report(const OwnInput& input) {
  const OwnershipCost cost = ownership_cost(input.ownership);
  Array rents;
  for (const Rent& rent : input.rents) rents.push(rent_report(input, cost, rent));
  return object_of({{"version", WHICHGPU_VERSION},
                    {"configuration", configuration_report(input)},
                    {"purchase", purchase_report(input.purchase)},
                    {"buy", buy_report(input, cost)},
                    {"rent", rents},
                    {"series", series_report(input, cost)},
                    {"api", api_report(input, cost)}});
}

}  // namespace whichgpu::api
