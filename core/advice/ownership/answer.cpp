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

/// What an API asks for a million tokens.
double api_price_of(const OwnershipQuestion& question) {
  return question.api_price ? usd_per_million_answered(*question.api_price)
                            : question.api_usd_per_million_tokens;
}

/// One way of having the cards; `fixed` of its cost falls due however little they work.
AgainstApi against(const OwnershipQuestion& question, const ApiBreakEven& api, double usd_per_month,
                   double fixed) {
  AgainstApi way;
  way.usd_per_month = usd_per_month;
  way.usd_total = usd_per_month * question.ownership.months;
  if (!api.capacity_million_tokens) return way;
  const double used = question.ownership.utilization;
  way.usd_per_million_tokens = usd_per_month / *api.capacity_million_tokens;
  if (fixed <= 0) return way;
  const double share =
      break_even_utilization(fixed, (usd_per_month - fixed) / used, *api.usd_per_month / used);
  if (share < no_limit) way.break_even_utilization = share;
  return way;
}

ApiBreakEven api_of(const OwnershipQuestion& question, const OwnershipCost& cost,
                    const std::vector<Rent>& rents) {
  ApiBreakEven api;
  api.usd_per_million_tokens = api_price_of(question);
  api.buying_million_tokens = break_even_million_tokens(cost.usd_per_month, api.usd_per_million_tokens);
  for (const Rent& rent : rents) {
    const double tokens = break_even_million_tokens(rent.usd_per_month, api.usd_per_million_tokens);
    api.renting_million_tokens = std::min(tokens, api.renting_million_tokens.value_or(tokens));
  }
  const double used_hours = hours_per_month * question.ownership.utilization;
  if (question.tokens_per_second > 0) {
    api.capacity_million_tokens = question.tokens_per_second * used_hours * seconds_per_hour / mega;
    api.usd_per_month = *api.capacity_million_tokens * api.usd_per_million_tokens;
  }
  api.against.push_back(
      against(question, api, cost.usd_per_month, cost.usd_per_month - cost.energy_usd_per_month));
  for (const Rent& rent : rents) {
    const double fixed = rent.kind == OfferKind::reserved ? rent.usd_per_month : 0;
    api.against.push_back(against(question, api, rent.usd_per_month, fixed));
    api.against.back().kind = rent.kind;
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
  if (api_price_of(question) > 0) answer.api = api_of(question, answer.cost, answer.rents);
  return answer;
}

}  // namespace whichgpu
