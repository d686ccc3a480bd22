#include "core/api/ownership/report.h"

#include "core/api/json/offer_report.h"

namespace whichgpu::api {
namespace {

Fragment configuration_report(const Ownership& o) {
  return object_of({{"gpu", object_of({{"id", o.gpu->id}, {"name", o.gpu->name}})},
                    {"gpu_count", o.gpu_count},
                    {"usd_per_gpu", o.usd_per_gpu},
                    {"server_usd_per_gpu", o.server_usd_per_gpu},
                    {"utilization", o.utilization},
                    {"mean_power_w", o.mean_watts},
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

Fragment buy_report(const OwnershipAnswer& answer) {
  const OwnershipCost& cost = answer.cost;
  return object_of({{"hardware_usd", cost.hardware_usd},
                    {"server_kw", cost.server_kw},
                    {"facility_kw", cost.facility_kw},
                    {"mean_kw", cost.mean_kw},
                    {"kwh_per_month", cost.kwh_per_month},
                    {"energy_usd_per_month", cost.energy_usd_per_month},
                    {"hosting_usd_per_month", cost.hosting_usd_per_month},
                    {"usd_per_month", cost.usd_per_month},
                    {"usd_per_used_hour", cost.usd_per_used_hour},
                    {"kg_co2_per_month", answer.kg_co2_per_month}});
}

Fragment rent_report(const Rent& rent) {
  return object_of({{"terms", name_of(rent.kind)},
                    {"usd_per_hour", rent.price.usd_per_hour},
                    {"usd_per_month", rent.usd_per_month},
                    {"break_even_month", rent.break_even_month},
                    {"pays_in_time", rent.pays_in_time},
                    {"offer", rent.price.offer != nullptr ? offer_report(*rent.price.offer) : Fragment()}});
}

Fragment series_report(const std::vector<SpentByMonth>& spent) {
  Array series;
  for (const SpentByMonth& one : spent) {
    Array rents;
    for (const double usd : one.rent_usd) rents.push(usd);
    series.push(object_of({{"month", one.month}, {"buy_usd", one.buy_usd}, {"rent_usd", rents}}));
  }
  return series;
}

Fragment api_report(const ApiBreakEven& api, const OwnershipQuestion& question) {
  Array ways;
  for (const AgainstApi& way : api.against) {
    ways.push(object_of({{"terms", way.kind ? name_of(*way.kind) : "buy"},
                         {"usd_per_month", way.usd_per_month},
                         {"usd_total", way.usd_total},
                         {"usd_per_million_tokens", way.usd_per_million_tokens},
                         {"break_even_utilization", way.break_even_utilization}}));
  }
  Fragment mix;
  if (question.api_price) mix = Fragment(Exact{question.api_price->input_per_output});
  return object_of({{"usd_per_million_tokens", api.usd_per_million_tokens},
                    {"input_per_output_tokens", mix},
                    {"break_even_million_tokens_buying", api.buying_million_tokens},
                    {"break_even_million_tokens_renting", api.renting_million_tokens},
                    {"capacity_million_tokens", api.capacity_million_tokens},
                    {"usd_per_month", api.usd_per_month},
                    {"against", ways}});
}

}  // namespace

Fragment write(const OwnershipInput& input, const OwnershipAnswer& answer) {
  Array rents;
  for (const Rent& rent : answer.rents) rents.push(rent_report(rent));
  return object_of({{"version", WHICHGPU_VERSION},
                    {"configuration", configuration_report(answer.ownership)},
                    {"purchase", purchase_report(answer.purchase)},
                    {"buy", buy_report(answer)},
                    {"rent", rents},
                    {"series", series_report(answer.series)},
                    {"api", answer.api ? api_report(*answer.api, input.question) : Fragment()}});
}

}  // namespace whichgpu::api
