#include "core/cost/ownership.h"

#include <doctest/doctest.h>

#include "core/cost/api_price.h"
#include "core/cost/budget.h"

#include "tests/core/support.h"

using namespace whichgpu;
using test::answer;
using test::error_of;
using test::Json;

namespace {

/// Eight cards of 700 W, of which work takes 490, at 25,000 dollars.
Ownership eight_h100() {
  Ownership o;
  o.gpu = find_gpu("h100-sxm-80gb");
  o.gpu_count = 8;
  o.usd_per_gpu = 25'000;
  o.mean_watts = 490;
  o.electricity_usd_per_kwh = 0.1;
  o.pue = 1.5;
  return o;
}

}  // namespace

TEST_CASE(
    "Owning eight H100: supply for 10.2 kW of server, 5.6 kW drawn, 8.4 kW with cooling, 6,132 kWh a month") {
  Ownership o = eight_h100();
  OwnershipCost cost = ownership_cost(o);
  CHECK(cost.hardware_usd == 200'000);
  CHECK(cost.server_kw == doctest::Approx(10.2));
  CHECK(cost.facility_kw == doctest::Approx(15.3));
  CHECK(cost.mean_kw == doctest::Approx(5.6));  // the boards' 3.92 kW are 70 % of it
  CHECK(cost.kwh_per_month == doctest::Approx(8.4 * 730));
  CHECK(cost.energy_usd_per_month == doctest::Approx(613.2));
  CHECK(cost.usd_per_month == doctest::Approx(200'000 / 36.0 + 613.2));
  CHECK(cost.usd_per_used_hour == doctest::Approx((200'000 / 36.0 + 613.2) / 730));

  o.utilization = 0.5;  // half the energy, the same purchase
  o.server_usd_per_gpu = 5'000;
  o.residual_fraction = 0.25;
  o.hosting_usd_per_kw_month = 100;
  cost = ownership_cost(o);
  CHECK(cost.hardware_usd == 240'000);
  CHECK(cost.energy_usd_per_month == doctest::Approx(306.6));
  CHECK(cost.hosting_usd_per_month == doctest::Approx(1020));
  CHECK(cost.usd_per_month == doctest::Approx(180'000 / 36.0 + 306.6 + 1020));
  CHECK(cost.usd_per_used_hour == doctest::Approx(cost.usd_per_month / 365));
}

TEST_CASE("Break-even: 200,000 dollars against rent of 2 dollars a card and hour") {
  const OwnershipCost cost = ownership_cost(eight_h100());
  const Price rent = own_price(2, 8);
  CHECK(rent_per_month(rent, OfferKind::on_demand, 1) == 11'680);
  CHECK(rent_per_month(rent, OfferKind::on_demand, 0.25) == 2'920);
  CHECK(rent_per_month(rent, OfferKind::reserved, 0.25) == 11'680);
  CHECK(break_even_month(cost, 11'680) == doctest::Approx(200'000 / (11'680 - 613.2)));
  CHECK(break_even_month(cost, 600) == no_limit);  // less than the electricity
  CHECK(break_even_million_tokens(5000, 2.5) == 2000);
}

TEST_CASE("An own request compares buying with every kind of rent, and what it assumes is said") {
  const Json report = answer("own", R"({"gpu": "h100-sxm-80gb", "gpu_count": 8, "utilization": 0.5,
      "grid_g_co2_per_kwh": 400, "api_usd_per_million_tokens": 0.5, "tokens_per_second": 5000})");
  REQUIRE(error_of(report) == "");
  CHECK(report["purchase"]["usd_per_gpu"] == report["configuration"]["usd_per_gpu"]);
  CHECK_FALSE(report["purchase"]["source"].get<std::string>().empty());
  CHECK(report["configuration"]["pue"] == 1.58);
  REQUIRE_FALSE(report["rent"].empty());
  CHECK(report["rent"][0]["terms"] == "on_demand");
  const double kwh = report["buy"]["kwh_per_month"];
  const double drawn = report["configuration"]["mean_power_w"];  // by itself the middle of what was measured
  CHECK(drawn > 0.5 * 700);
  CHECK(drawn < 0.8 * 700);
  CHECK(kwh == doctest::Approx(8 * drawn / 700 * 1.58 * 365));
  CHECK(report["buy"]["kg_co2_per_month"] == doctest::Approx(kwh * 0.4));
  const double month = report["buy"]["usd_per_month"];
  CHECK(report["api"]["break_even_million_tokens_buying"] == doctest::Approx(month / 0.5));
  CHECK(report["api"]["capacity_million_tokens"] == doctest::Approx(5000.0 * 365 * 3600 / 1e6));

  // The lines of the series cross at the break-even month.
  const Json& rent = report["rent"][0];
  for (const Json& point : report["series"]) {
    const bool paid = point["month"].get<double>() >= rent["break_even_month"].get<double>();
    CHECK((point["rent_usd"][0] >= point["buy_usd"]) == paid);
  }
  CHECK(report["series"].size() == 37);
}

TEST_CASE(
    "Prices by kind of token: answers at 2.5 dollars, three tokens of prompts each, half of them cached") {
  // 2.5 + 3 x (0.5 x 0.6 + 0.5 x 0.15)
  CHECK(usd_per_million_answered({0.6, 0.15, 2.5, 3, 0.5}) == doctest::Approx(3.625));
  CHECK(usd_per_million_answered({0.6, 0.15, 2.5, 0, 0.5}) == 2.5);
  CHECK(break_even_utilization(200, 100, 500) == 0.5);       // half of 100 and 200 are half of 500
  CHECK(break_even_utilization(500, 100, 500) == no_limit);  // not even at work in all hours
  CHECK(break_even_utilization(200, 600, 500) == no_limit);
}

TEST_CASE("An API against eight cards at half use, by hand: bought, and reserved for all hours") {
  const Json report = answer("own", R"({"gpu": "h100-sxm-80gb", "gpu_count": 8, "usd_per_gpu": 25000,
      "utilization": 0.5, "electricity_usd_per_kwh": 0.1, "pue": 1.5, "tokens_per_second": 10000,
      "mean_power_w": 490,
      "api_usd_per_million_input_tokens": 0.5, "api_usd_per_million_cached_tokens": 0.1,
      "api_usd_per_million_output_tokens": 2, "cached_input_fraction": 0.5,
      "offers": [{"id": "all-year", "gpu": "h100", "kind": "reserved", "usd_per_gpu_hour": 0.5}]})");
  REQUIRE(error_of(report) == "");
  const Json& api = report["api"];
  CHECK(api["usd_per_million_tokens"] == doctest::Approx(2.9));  // 2 + 3 x (0.25 + 0.05)
  CHECK(api["input_per_output_tokens"] == 3);
  CHECK(api["capacity_million_tokens"] == doctest::Approx(13'140));  // 365 h x 3,600 s x 10,000
  CHECK(api["usd_per_month"] == doctest::Approx(38'106));
  const Json& buy = api["against"][0];
  CHECK(buy["terms"] == "buy");
  CHECK(buy["usd_per_month"] == doctest::Approx(200'000 / 36.0 + 306.6));
  CHECK(buy["usd_total"] == doctest::Approx(200'000 + 36 * 306.6));
  CHECK(buy["usd_per_million_tokens"] == doctest::Approx((200'000 / 36.0 + 306.6) / 13'140));
  // The purchase against what all hours would save: 76,212 dollars of the API, less 613.2 of electricity.
  CHECK(buy["break_even_utilization"] == doctest::Approx(200'000 / 36.0 / (76'212 - 613.2)));
  REQUIRE(api["against"].size() == 1 + report["rent"].size());
  for (std::size_t i = 1; i < api["against"].size(); ++i) {
    const Json& rent = api["against"][i];
    const bool reserved = rent["terms"] == "reserved";
    CHECK(rent["break_even_utilization"].is_null() != reserved);
    if (!reserved) continue;
    CHECK(rent["usd_per_month"] == doctest::Approx(2'920));  // 8 x 730 h x 0.5, idle or not
    CHECK(rent["usd_per_million_tokens"] == doctest::Approx(2'920 / 13'140.0));
    CHECK(rent["break_even_utilization"] == doctest::Approx(2'920 / 76'212.0));
  }
}

TEST_CASE("Without a speed an API is compared by tokens alone; prices are one for all or one for each kind") {
  const Json report = answer("own", R"({"gpu": "h100-sxm-80gb", "api_usd_per_million_output_tokens": 2,
      "api_usd_per_million_input_tokens": 1, "input_per_output_tokens": 2})");
  CHECK(report["api"]["usd_per_million_tokens"] == 4);  // what is not said to be cached costs the full price
  CHECK(report["api"]["usd_per_month"].is_null());
  CHECK(report["api"]["against"][0]["usd_per_million_tokens"].is_null());
  CHECK(
      answer("own",
             R"({"gpu": "h100-sxm-80gb", "api_usd_per_million_tokens": 4})")["api"]["input_per_output_tokens"]
          .is_null());
  CHECK(error_of(answer("own", R"({"gpu": "h100-sxm-80gb", "api_usd_per_million_input_tokens": 1})")) ==
        "missing_field api_usd_per_million_output_tokens");
  CHECK(error_of(answer("own", R"({"gpu": "h100-sxm-80gb", "api_usd_per_million_tokens": 1,
      "api_usd_per_million_output_tokens": 1})")) == "bad_value api_usd_per_million_tokens");
}

TEST_CASE("The visitor's own prices replace what is known") {
  const Json report = answer("own", R"({"gpu": "h100-sxm-80gb", "usd_per_gpu": 10000, "months": 12,
      "electricity_usd_per_kwh": 0, "price": {"usd_per_gpu_hour": 1}})");
  CHECK(report["purchase"].is_null());
  REQUIRE(report["rent"].size() == 1);
  CHECK(report["rent"][0]["offer"].is_null());
  CHECK(report["rent"][0]["break_even_month"] == doctest::Approx(10'000.0 / 730));
  CHECK(report["rent"][0]["pays_in_time"] == false);
  CHECK(report["api"].is_null());
  const Json book = answer("own", R"({"gpu": "h100-sxm-80gb", "usd_per_gpu": 10000,
      "offers": [{"id": "ours", "gpu": "h100", "usd_per_gpu_hour": 0.01}]})");
  CHECK(book["rent"][0]["terms"] == "on_demand");
  CHECK(book["rent"][0]["offer"]["id"] == "ours");
}

TEST_CASE("Bad own requests name the field") {
  CHECK(error_of(answer("own", "{}")) == "missing_field gpu");
  CHECK(error_of(answer("own", R"({"gpu": "quadro-m4000-8gb"})")) == "missing_field usd_per_gpu");
  CHECK(error_of(answer("own", R"({"gpu": "h100-sxm-80gb", "pue": 0.9})")) == "bad_value pue");
  CHECK(error_of(answer("own", R"({"gpu": "h100-sxm-80gb", "months": 0})")) == "bad_value months");
  CHECK(error_of(answer("own", R"({"gpu": "h100-sxm-80gb", "mean_power_w": 701})")) ==
        "bad_value mean_power_w");
  CHECK(error_of(answer("own", R"({"gpu": "h100-sxm-80gb", "utilization": 0})")) == "bad_value utilization");
  CHECK(error_of(answer("own", R"({"gpu": "h100-sxm-80gb:1g.10gb"})")) == "bad_value gpu");
  CHECK(error_of(answer("own", R"({"gpu": "h100-sxm-80gb", "colour": 1})")) == "unknown_field colour");
}

TEST_CASE("Cards whose power is not known have no cost of running") {
  CHECK(error_of(answer("own", R"({"gpu": "ascend-910c-128gb", "usd_per_gpu": 15000})")) == "bad_value gpu");
  const Json told = answer("own", R"({"gpu": {"base": "ascend-910c-128gb", "power_watts": 1000},
      "usd_per_gpu": 15000})");
  CHECK(told["buy"]["server_kw"] == doctest::Approx(10.2 / 5.6));
  CHECK_FALSE(running_price(*find_gpu("ascend-910c-128gb"), 8, 0, {}).known);
  CHECK(running_price(*find_gpu("h100-sxm-80gb"), 8, 490, {}).known);
  const Json plan =
      answer("plan", R"({"model": "meta-llama/Llama-3.1-8B-Instruct", "serving": {"concurrency": 8},
      "gpus": ["l40s-48gb"], "existing": [{"gpu": "ascend-910c-128gb", "count": 2}]})");
  const Json& service = plan["existing"]["serving"]["groups"][0]["service"];
  CHECK(service["usd_per_hour"].is_null());
  CHECK_FALSE(service["request"].contains("price"));
}
