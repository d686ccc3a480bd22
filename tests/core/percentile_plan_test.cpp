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

TEST_CASE("Existing cards and a percentile do not go together, and the error names both") {
  const Json request = {{"model", "Qwen/Qwen3-14B"},
                        {"serving", {{"concurrency", 8}, {"percentile", 99}}},
                        {"existing", {{{"gpu", "h100-sxm-80gb"}, {"count", 1}}}}};
  const Json refused = test::answer("plan", request.dump());
  CHECK(test::error_of(refused) == "bad_value serving.percentile");
  const auto message = refused["error"]["message"].get<std::string>();
  CHECK(message.find("existing") != std::string::npos);
  CHECK(message.find("serving.percentile") != std::string::npos);
}

TEST_CASE("Engines of a plan are started as the need says") {
  for (const char* tuning : {"default", "tuned"}) {
    CAPTURE(tuning);
    const Json plans =
        planned({{"concurrency", 32}, {"input_tokens", 2000}, {"output_tokens", 300}, {"tuning", tuning}});
    for (const Json& plan : plans["plans"]) {
      CHECK(plan["estimate"]["configuration"]["tuning"] == tuning);
      CHECK(test::answer("estimate", plan["request"].dump())["configuration"]["tuning"] == tuning);
    }
  }
  Json need = {{"requests_per_second", 100}, {"input_tokens", 2000}, {"output_tokens", 300}};
  // On the cards that the recipes are for they make nothing dearer. Small ones lose room to larger steps.
  const auto on_h200 = [&](const char* tuning) {
    need["tuning"] = tuning;
    const Json request = {{"model", "Qwen/Qwen3-14B"}, {"serving", need}, {"gpus", {"h200-sxm-141gb"}}};
    return dollars(test::answer("plan", request.dump()));
  };
  CHECK(on_h200("tuned") <= on_h200("default"));
  need["tuning"] = "fast";
  const Json request = {{"model", "Qwen/Qwen3-14B"}, {"serving", need}};
  CHECK(test::error_of(test::answer("plan", request.dump())) == "bad_value serving.tuning");
}

TEST_CASE("A percentile that is none of those is refused") {
  const Json request = {{"model", "Qwen/Qwen3-14B"}, {"serving", {{"concurrency", 8}, {"percentile", 98}}}};
  CHECK(test::error_of(test::answer("plan", request.dump())) == "bad_value serving.percentile");
}
