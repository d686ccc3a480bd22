#include "core/cost/price.h"

#include <doctest/doctest.h>

#include "core/cost/serving_cost.h"

#include "tests/core/support.h"

using namespace whichgpu;

TEST_CASE("Offers are rented whole") {
  Offer node;
  node.gpu_count = 8;
  node.usd_per_gpu_hour = 3;
  CHECK(offer_price(node, 8).usd_per_hour == 24);
  CHECK(offer_price(node, 2).usd_per_hour == 24);
  CHECK(offer_price(node, 9).usd_per_hour == 48);
  CHECK(offer_price(node, 9).rented_gpus == 16);
  CHECK(own_price(2.5, 8).usd_per_hour == 20);
}

TEST_CASE("The cheapest price is the cheapest current on-demand offer of that card") {
  for (const Gpu& gpu : tables::gpus()) {
    for (const int count : {1, 8}) {
      const Price price = cheapest_price(gpu.id, count);
      for (const Offer& offer : tables::offers()) {
        if (offer.gpu != gpu.id || !offer.current || offer.kind != OfferKind::on_demand) continue;
        REQUIRE(price.known);
        CHECK(price.usd_per_hour <= offer_price(offer, count).usd_per_hour);
      }
      if (price.known) CHECK(price.offer->current);
    }
  }
}

TEST_CASE("A price book of one's own joins the catalog's offers, and replaces those it names") {
  const Price listed = cheapest_price("h100-sxm-80gb", 1);
  REQUIRE(listed.known);
  Offer own;
  own.id = "own";
  own.gpu = "h100-sxm-80gb";
  own.current = true;
  own.usd_per_gpu_hour = listed.usd_per_gpu_hour / 2;
  const Offer cheaper[] = {own};
  CHECK(cheapest_price(own.gpu, 1, cheaper).usd_per_hour == listed.usd_per_gpu_hour / 2);
  CHECK(cheapest_price("h200-sxm-141gb", 1, cheaper).offer == cheapest_price("h200-sxm-141gb", 1).offer);
  own.kind = OfferKind::spot;
  const Offer spot[] = {own};
  CHECK(cheapest_price(own.gpu, 1, spot).offer == listed.offer);

  Offer edited = *listed.offer;
  edited.usd_per_gpu_hour = 900;
  Offer hidden = *listed.offer;
  hidden.current = false;
  const Offer raised[] = {edited};
  const Offer without[] = {hidden};
  CHECK(cheapest_price(own.gpu, 1, raised).offer != listed.offer);
  CHECK(cheapest_price(own.gpu, 1, raised).usd_per_hour == cheapest_price(own.gpu, 1, without).usd_per_hour);
}

TEST_CASE("The price book of a request sets the prices of the estimate and of the comparison") {
  const std::string book = R"("offers": [{"gpu": "l40s-48gb", "usd_per_gpu_hour": 0.01, "provider": "Ours",
                                           "as_of": "2026-11-01"}])";
  const std::string request =
      R"({"model": "meta-llama/Llama-3.1-8B-Instruct", "gpu": "l40s-48gb", )" + book + "}";
  const test::Json cost = test::answer("estimate", request)["cost"];
  CHECK(cost["usd_per_hour"] == 0.01);
  CHECK(cost["offer"]["provider"] == "Ours");
  const test::Json rows = test::answer("compare", R"({"gpus": ["l40s-48gb"], "request": )" + request + "}");
  CHECK(rows["rows"][0]["cost"]["usd_per_hour"] == 0.01);

  const auto error = [](const char* offers) {
    return test::error_of(test::answer(
        "estimate", R"({"model": "meta-llama/Llama-3.1-8B-Instruct", "gpu": "l40s-48gb", "offers": )" +
                        std::string(offers) + "}"));
  };
  CHECK(error("[1]") == "bad_value offers[0]");
  CHECK(error(R"([{"usd_per_gpu_hour": 1}])") == "missing_field offers[0].gpu");
  CHECK(error(R"([{"gpu": "x"}])") == "missing_field offers[0].usd_per_gpu_hour");
  CHECK(error(R"([{"gpu": "x", "usd_per_gpu_hour": -1}])") == "bad_value offers[0].usd_per_gpu_hour");
  CHECK(error(R"([{"gpu": "x", "usd_per_gpu_hour": 1, "price": 2}])") == "unknown_field offers[0].price");
}

TEST_CASE("The first article's prices are kept, but never used as today's") {
  int printed = 0;
  for (const Offer& offer : tables::offers()) {
    if (!offer.as_of.empty()) continue;
    ++printed;
    CHECK_FALSE(offer.current);
  }
  CHECK(printed == 15);  // 14 rows, of which the H100 has a promotional and a list price
}

TEST_CASE("Dollars per million tokens, by hand") {
  // 20 USD an hour at 5,000 output tokens a second: 20 / 18 = 1.11 USD per million output tokens;
  // with three input tokens for one output token a quarter of that per token.
  ServingQuestion q = test::question("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 1, "bf16");
  q.serving.input_tokens = 3000;
  q.serving.output_tokens = 1000;
  ServingSpeed speed;
  speed.output_tokens_per_second = 5000;
  const ServingCost cost = serving_cost(own_price(20, 1), q.serving, &speed);
  CHECK(cost.usd_per_million_output_tokens == doctest::Approx(1.1111).epsilon(1e-4));
  CHECK(cost.usd_per_million_tokens == doctest::Approx(0.2778).epsilon(1e-3));
  CHECK(cost.usd_per_month == doctest::Approx(14'600));
}
