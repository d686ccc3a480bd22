#include <algorithm>
#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;
using test::answer;
using test::error_of;
using test::Json;

namespace {

/// Llama 3.1 70B in 8 bit on two H100, for 32 users.
Json estimate_with(const std::string& patch) {
  Json request = Json::parse(
      R"({"workload": "serving", "model": "meta-llama/Llama-3.1-70B-Instruct",
      "gpu": "h100-sxm-80gb", "gpu_count": 2, "precision": {"weights": "fp8"}, "input_tokens": 2048,
      "output_tokens": 512, "concurrency": 32})");
  request.merge_patch(Json::parse(patch));
  return answer("estimate", request.dump());
}

bool has(const Json& list, const char* id) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Json& item) { return item.is_string() ? item == id : item["id"] == id; });
}

}  // namespace

TEST_CASE("Without limits nothing is said of them") {
  const Json report = estimate_with("{}");
  CHECK(report["capacity"].is_null());
  CHECK(report["fit"]["fixes"].empty());
  CHECK(report["fit"]["in_vain"].empty());
}

TEST_CASE(
    "The capacity is the largest number of users for whom memory and "
    "limits hold") {
  const Json free = estimate_with("{}");
  const double tpot = free["speed"]["tpot_ms"];
  const Json report = estimate_with(R"({"max_tpot_ms": )" + std::to_string(1.2 * tpot) + "}");
  const double users = report["capacity"]["concurrency"];
  CHECK(users > 32);
  CHECK(report["capacity"]["limited_by"] == "tpot");
  const auto tpot_of = [&](double concurrency) {
    return estimate_with(R"({"concurrency": )" + std::to_string(static_cast<int>(concurrency)) +
                         "}")["speed"]["tpot_ms"]
        .get<double>();
  };
  CHECK(tpot_of(users) <= 1.2 * tpot);
  CHECK(tpot_of(users + 1) > 1.2 * tpot);
  CHECK(report["fit"]["fixes"].empty());
}

TEST_CASE("A missed limit is noted, and every fix meets it") {
  const double tpot = estimate_with("{}")["speed"]["tpot_ms"];
  const std::string limit = R"("max_tpot_ms": )" + std::to_string(0.7 * tpot);
  const Json report = estimate_with("{" + limit + "}");
  CHECK(has(report["notes"], "tpot_missed"));
  REQUIRE_FALSE(report["fit"]["fixes"].empty());
  double cheapest = 0;
  for (const Json& fix : report["fit"]["fixes"]) {
    CAPTURE(fix.dump());
    Json patch = fix["patch"];
    patch["max_tpot_ms"] = 0.7 * tpot;
    const Json fixed = estimate_with(patch.dump());
    REQUIRE(error_of(fixed) == "");
    CHECK(fixed["speed"]["tpot_ms"] <= 0.7 * tpot);
    CHECK(fixed["fit"]["shortfall_bytes"] == 0);
    CHECK(fixed["cost"]["usd_per_hour"] == fix["args"]["usd_per_hour"]);
    CHECK(fix["args"]["usd_per_hour"] >= cheapest);
    cheapest = fix["args"]["usd_per_hour"];
    CHECK_FALSE(has(report["fit"]["in_vain"], fix["id"].get<std::string>().c_str()));
  }
}

TEST_CASE("The next card is the cheapest by the visitor's own prices too") {
  const char* request = R"({"gpu_count": 1, "offers": [{"gpu": "b300-sxm-288gb", "usd_per_gpu_hour": 0.01}])";
  const Json fixes = estimate_with(std::string(request) + "}")["fit"]["fixes"];
  const auto other =
      std::find_if(fixes.begin(), fixes.end(), [](const Json& fix) { return fix["id"] == "other_gpu"; });
  REQUIRE(other != fixes.end());
  CHECK((*other)["patch"]["gpu"] == "b300-sxm-288gb");
  CHECK((*other)["args"]["usd_per_hour"] == 0.01);
}

TEST_CASE(
    "What cannot help is said: no change brings a token below a tenth of "
    "a millisecond") {
  const Json report = estimate_with(R"({"max_tpot_ms": 0.1})");
  CHECK(report["fit"]["fixes"].empty());
  for (const char* id : {"narrower_weights", "narrower_kv_cache", "more_gpus", "other_gpu", "fewer_users"}) {
    CHECK(has(report["fit"]["in_vain"], id));
  }
  CHECK(report["capacity"]["concurrency"] == 0);
  CHECK(error_of(estimate_with(R"({"max_ttft_ms": 0})")) == "bad_value max_ttft_ms");
}
