// Plans whose limits hold for a percentile: what is named keeps them when it is served request by request.
#include <doctest/doctest.h>
#include <string>

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

namespace {

Json planned(Json need) {
  const Json request = {{"model", "Qwen/Qwen3-14B"}, {"serving", std::move(need)}};
  Json plans = test::answer("plan", request.dump());
  REQUIRE(test::error_of(plans) == "");
  return plans;
}

double dollars(const Json& plans) {
  return plans["plans"][0]["estimate"]["cost"]["usd_per_hour"].get<double>();
}

}  // namespace

TEST_CASE("Each plan keeps its limits at the percentile, and so does what its request asks") {
  const Json of_rate = {{"requests_per_second", 30}};
  const Json of_users = {{"concurrency", 150}};
  for (const Json& load : {of_rate, of_users}) {
    Json need = {{"input_tokens", 3000}, {"output_tokens", 300}, {"max_ttft_ms", 900},
                 {"max_tpot_ms", 40},    {"max_e2e_ms", 9000},   {"percentile", 99}};
    need.update(load);
    CAPTURE(need.dump());
    const Json plans = planned(need);
    REQUIRE_FALSE(plans["plans"].empty());
    for (const Json& plan : plans["plans"]) {
      CAPTURE(plan["request"].dump());
      const Json asked = test::answer("estimate", plan["request"].dump());
      for (const Json& report : {plan["estimate"], asked}) {
        REQUIRE(report["latency"].is_object());
        CHECK(report["latency"]["ttft_ms"]["p99"] <= 900);
        CHECK(report["latency"]["tpot_ms"]["p99"] <= 40);
        CHECK(report["latency"]["e2e_ms"]["p99"] <= 9000);
      }
    }
  }
}

TEST_CASE("A closer percentile is never cheaper") {
  Json need = {{"requests_per_second", 30},
               {"input_tokens", 3000},
               {"output_tokens", 300},
               {"max_ttft_ms", 400},
               {"max_tpot_ms", 40}};
  double before = 0;
  for (const int percentile : {50, 90, 99}) {
    need["percentile"] = percentile;
    CAPTURE(percentile);
    const double usd = dollars(planned(need));
    CHECK(usd >= before);
    before = usd;
  }
}

TEST_CASE("A percentile that is none of those is refused") {
  const Json request = {{"model", "Qwen/Qwen3-14B"}, {"serving", {{"concurrency", 8}, {"percentile", 98}}}};
  CHECK(test::error_of(test::answer("plan", request.dump())) == "bad_value serving.percentile");
}
