#include "core/advice/ownership/answer.h"

#include <algorithm>

#include "core/catalog/units.h"
#include "core/cost/budget.h"

namespace whichgpu {
namespace {

Rent rent_of(const OwnershipQuestion& question, const OwnershipCost& cost, OfferKind kind,
             const Price& price) {
  Rent rent{kind, price, 0, {}, false};
  rent.usd_per_month = rent_per_month(price, kind, question.ownership.utilization);
  const double month = break_even_month(cost, rent.usd_per_month);
  if (month < no_limit) rent.break_even_month = month;
  rent.pays_in_time = month <= question.ownership.months;
  return rent;
}

/// The rent asked about, or the cheapest current offer of each kind.
std::vector<Rent> rents_of(const OwnershipQuestion& question, const OwnershipCost& cost) {
  const Ownership& o = question.ownership;
  const PriceChoice& choice = question.price;
  if (question.rent_given) {
    const OfferKind kind = choice.offer != nullptr ? choice.offer->kind : OfferKind::on_demand;
    return {rent_of(question, cost, kind, price_of(choice, *o.gpu, o.gpu_count))};
  }
  const std::vector<const Offer*> current = current_offers(o.gpu->id, offers_in(choice.own_offers));
  std::vector<Rent> rents;
  for (const OfferKind kind :
       {OfferKind::on_demand, OfferKind::reserved, OfferKind::spot, OfferKind::promotion}) {
    std::vector<const Offer*> offers = current;
    std::erase_if(offers, [&](const Offer* offer) { return offer->kind != kind; });
    const Price price = cheapest_of(offers, o.gpu_count);
    if (price.known) rents.push_back(rent_of(question, cost, kind, price));
  }
  return rents;
}

std::vector<SpentByMonth> series_of(int months, const OwnershipCost& cost, const std::vector<Rent>& rents) {
  std::vector<SpentByMonth> series;
  for (int month = 0; month <= months; ++month) {
    SpentByMonth& spent = series.emplace_back();
    spent.month = month;
    spent.buy_usd = cost.hardware_usd + month * cost.running_usd_per_month();
    for (const Rent& rent : rents) spent.rent_usd.push_back(month * rent.usd_per_month);
  }
  return series;
}

ApiBreakEven api_of(const OwnershipQuestion& question, const OwnershipCost& cost,
                    const std::vector<Rent>& rents) {
  ApiBreakEven api;
  api.usd_per_million_tokens = question.api_usd_per_million_tokens;
  api.buying_million_tokens = break_even_million_tokens(cost.usd_per_month, api.usd_per_million_tokens);
  for (const Rent& rent : rents) {
    const double tokens = break_even_million_tokens(rent.usd_per_month, api.usd_per_million_tokens);
    api.renting_million_tokens = std::min(tokens, api.renting_million_tokens.value_or(tokens));
  }
  const double used_hours = hours_per_month * question.ownership.utilization;
  if (question.tokens_per_second > 0) {
    api.capacity_million_tokens = question.tokens_per_second * used_hours * seconds_per_hour / mega;
  }
  return api;
}

}  // namespace

OwnershipAnswer answer(const OwnershipQuestion& question) {
  OwnershipAnswer answer;
  answer.ownership = question.ownership;
  answer.purchase = question.purchase;
  answer.cost = ownership_cost(question.ownership);
  if (question.grid_g_co2_per_kwh) {
    answer.kg_co2_per_month = answer.cost.kwh_per_month * *question.grid_g_co2_per_kwh / kilo;
  }
  answer.rents = rents_of(question, answer.cost);
  answer.series = series_of(question.ownership.months, answer.cost, answer.rents);
  if (question.api_usd_per_million_tokens > 0) answer.api = api_of(question, answer.cost, answer.rents);
  return answer;
}

}  // namespace whichgpu
