#include "core/api/ownership/request.h"

#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/read/gpu.h"
#include "core/api/read/price.h"
#include "core/api/read/running.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {
namespace {

constexpr Range count_range{1, 131'072};
constexpr Range price_range{0, 10'000'000};
constexpr Range utilization_range{0.001, 1};
constexpr Range months_range{1, 120};
constexpr Range share_range{0, 1};
constexpr Range grid_range{0, 2000};
constexpr Range api_range{0.0001, 100'000};
constexpr Range rate_range{0.001, 1e9};

void read_purchase(Reader& reader, OwnInput& input) {
  Ownership& o = input.ownership;
  const bool own = reader.has("usd_per_gpu");
  if (!own) input.purchase = find_purchase_price(*o.gpu);
  if (!own && input.purchase == nullptr) {
    Error no_price = missing("usd_per_gpu", "no price to buy " + std::string(o.gpu->name) + " is known");
    no_price.range = price_range;
    reader.fail(no_price);
    return;
  }
  o.usd_per_gpu = own ? reader.number("usd_per_gpu", price_range, 0) : input.purchase->usd;
  o.server_usd_per_gpu = reader.number("server_usd_per_gpu", price_range, 0);
}

void read_running(Reader& reader, OwnInput& input) {
  const OwnershipDefaults usual = read_running_costs(reader);
  Ownership& o = input.ownership;
  o.utilization = reader.number("utilization", utilization_range, 1);
  o.electricity_usd_per_kwh = usual.electricity_usd_per_kwh;
  o.pue = usual.pue;
  o.hosting_usd_per_kw_month = reader.number("hosting_usd_per_kw_month", price_range, 0);
  o.months = reader.integer("months", months_range, static_cast<int>(usual.months));
  o.residual_fraction = reader.number("residual_fraction", share_range, 0);
  input.grid_g_co2_per_kwh = reader.number("grid_g_co2_per_kwh", grid_range, -1);
  input.api_usd_per_million_tokens = reader.number("api_usd_per_million_tokens", api_range, 0);
  input.tokens_per_second = reader.number("tokens_per_second", rate_range, 0);
}

/// The cheapest current offer of each kind, in the order of kinds.
std::vector<Rent> cheapest_of_each_kind(const Ownership& o, const PriceBook& own_offers) {
  const std::vector<const Offer*> current = current_offers(o.gpu->id, offers_in(own_offers));
  std::vector<Rent> rents;
  for (const OfferKind kind :
       {OfferKind::on_demand, OfferKind::reserved, OfferKind::spot, OfferKind::promotion}) {
    std::vector<const Offer*> offers;
    for (const Offer* offer : current) {
      if (offer->kind == kind) offers.push_back(offer);
    }
    const Price price = cheapest_of(offers, o.gpu_count);
    if (price.known) rents.push_back({kind, price});
  }
  return rents;
}

void read_rents(Reader& reader, OwnInput& input, std::optional<Error>& error) {
  PriceChoice& choice = input.price;
  const bool given = reader.has("price");
  read_price(reader, choice, error);
  if (!given) {
    input.rents = cheapest_of_each_kind(input.ownership, choice.own_offers);
    return;
  }
  const OfferKind kind = choice.offer != nullptr ? choice.offer->kind : OfferKind::on_demand;
  input.rents = {{kind, price_of(choice, *input.ownership.gpu, input.ownership.gpu_count)}};
}

}  // namespace

std::optional<Error> read_own_request(const Json& request, OwnInput& input) {
  std::optional<Error> error;
  Reader reader(request, "", error);
  input.ownership.gpu = read_gpu(reader, "gpu", input.custom_gpu);
  if (error) return error;
  if (input.ownership.gpu->mig != nullptr) {
    reader.fail(bad_value("gpu", "gpu must be a whole card: slices are not sold."));
    return error;
  }
  input.ownership.gpu_count = reader.integer("gpu_count", count_range, 1);
  read_purchase(reader, input);
  read_running(reader, input);
  read_rents(reader, input, error);
  reader.finish();
  return error;
}

}  // namespace whichgpu::api
