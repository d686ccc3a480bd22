#include "core/api/ownership/request.h"

#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/read/gpu.h"
#include "core/api/read/price.h"
#include "core/api/read/running.h"
#include "core/catalog/lookup.h"
#include "core/power/board_power.h"

namespace whichgpu::api {
namespace {

constexpr Range count_range{1, 131'072};
constexpr Range price_range{0, 10'000'000};
constexpr Range utilization_range{0.001, 1};
constexpr Range months_range{1, 120};
constexpr Range share_range{0, 1};
constexpr Range grid_range{0, 2000};
constexpr Range api_range{0.0001, 100'000};
constexpr Range cached_range{0, 100'000};
constexpr Range mix_range{0, 100'000};
constexpr Range rate_range{0.001, 1e9};

/// Tokens of prompts for each token of answers, as blended prices are usually published.
constexpr double usual_input_per_output = 3;

void read_purchase(Reader& reader, OwnershipQuestion& question) {
  Ownership& o = question.ownership;
  const bool own = reader.has("usd_per_gpu");
  if (!own) question.purchase = find_purchase_price(*o.gpu);
  if (!own && question.purchase == nullptr) {
    Error no_price = missing("usd_per_gpu", "no price to buy " + std::string(o.gpu->name) + " is known");
    no_price.range = price_range;
    reader.fail(no_price);
    return;
  }
  o.usd_per_gpu = own ? reader.number("usd_per_gpu", price_range, 0) : question.purchase->usd;
  o.server_usd_per_gpu = reader.number("server_usd_per_gpu", price_range, 0);
}

/// The price of an API, one for all tokens or one for each kind.
void read_api(Reader& reader, OwnershipQuestion& question) {
  question.api_usd_per_million_tokens = reader.number("api_usd_per_million_tokens", api_range, 0);
  ApiPrice price;
  price.output_usd = reader.number("api_usd_per_million_output_tokens", api_range, 0);
  price.input_usd = reader.number("api_usd_per_million_input_tokens", cached_range, 0);
  price.cached_input_usd = reader.number("api_usd_per_million_cached_tokens", cached_range, price.input_usd);
  price.input_per_output = reader.number("input_per_output_tokens", mix_range, usual_input_per_output);
  price.cached_fraction = reader.number("cached_input_fraction", share_range, 0);
  const bool by_kind = reader.has("api_usd_per_million_output_tokens");
  if (by_kind && reader.has("api_usd_per_million_tokens")) {
    reader.fail(bad_value("api_usd_per_million_tokens", "api_usd_per_million_tokens stands alone."));
  }
  const bool half =
      reader.has("api_usd_per_million_input_tokens") || reader.has("api_usd_per_million_cached_tokens");
  if (half && !by_kind) {
    reader.fail(missing("api_usd_per_million_output_tokens", "answers have a price too"));
  }
  if (by_kind) question.api_price = price;
}

void read_running(Reader& reader, OwnershipQuestion& question) {
  const OwnershipDefaults usual = read_running_costs(reader);
  Ownership& o = question.ownership;
  o.utilization = reader.number("utilization", utilization_range, 1);
  o.mean_watts = reader.number("mean_power_w", {1, o.gpu->power_watts}, usual_watts(*o.gpu));
  o.electricity_usd_per_kwh = usual.electricity_usd_per_kwh;
  o.pue = usual.pue;
  o.hosting_usd_per_kw_month = reader.number("hosting_usd_per_kw_month", price_range, 0);
  o.months = reader.integer("months", months_range, static_cast<int>(usual.months));
  o.residual_fraction = reader.number("residual_fraction", share_range, 0);
  if (reader.has("grid_g_co2_per_kwh")) {
    question.grid_g_co2_per_kwh = reader.number("grid_g_co2_per_kwh", grid_range, 0);
  }
  read_api(reader, question);
  question.tokens_per_second = reader.number("tokens_per_second", rate_range, 0);
}

}  // namespace

std::optional<Error> read(const Json& request, OwnershipInput& input) {
  std::optional<Error> error;
  Reader reader(request, "", error);
  OwnershipQuestion& question = input.question;
  question.ownership.gpu = read_gpu(reader, "gpu", input.custom_gpu);
  if (error) return error;
  if (question.ownership.gpu->mig != nullptr) {
    reader.fail(bad_value("gpu", "gpu must be a whole card: slices are not sold."));
    return error;
  }
  if (question.ownership.gpu->power_watts <= 0) {
    reader.fail(
        bad_value("gpu", "The power of " + std::string(question.ownership.gpu->name) +
                             " is not known, and so not what running it costs: power_watts says it."));
    return error;
  }
  question.ownership.gpu_count = reader.integer("gpu_count", count_range, 1);
  read_purchase(reader, question);
  read_running(reader, question);
  question.rent_given = reader.has("price");
  read_price(reader, question.price, error);
  reader.finish();
  return error;
}

}  // namespace whichgpu::api
