#include <doctest/doctest.h>
#include <string>

#include "tests/core/support.h"

using namespace whichgpu;

namespace {

std::string request(const char* more) {
  return std::string(
             R"({"workload": "serving", "model": "meta-llama/Llama-3.1-8B-Instruct", "gpu": "h200-sxm-141gb",
    "input_tokens": 6144, "output_tokens": 2048)") +
         more + "}";
}

test::Json curve_of(const char* more) {
  return test::answer("estimate", request(more))["fit"]["context_curve"];
}

}  // namespace

TEST_CASE("Memory against the length of requests runs from 1,024 tokens to the model's limit") {
  const test::Json curve = curve_of(R"(, "concurrency": 4, "context_curve": true)");
  REQUIRE(curve.size() == 22);  // 1,024 to 131,072: seven doublings, three steps each
  CHECK(curve.front()["tokens"] == 1024);
  CHECK(curve.back()["tokens"] == 131072);
  CHECK(curve[9]["tokens"] == 8192);
  // Llama 3.1 8B: keys and values of 32 layers, 8 heads, 128 wide, 2 bytes, for 4 users.
  const double of_a_token = 2.0 * 32 * 8 * 128 * 2 * 4;
  const double kv = curve[9]["kv_cache_bytes"].get<double>() - curve[6]["kv_cache_bytes"].get<double>();
  CHECK(kv == doctest::Approx((8192 - 4096) * of_a_token).epsilon(0.001));
}

TEST_CASE("A point of the curve is what the estimate of that length needs") {
  const test::Json curve = curve_of(R"(, "concurrency": 4, "context_curve": true)");
  const test::Json own = test::answer("estimate", request(R"(, "concurrency": 4)"))["fit"];
  CHECK_FALSE(own.contains("context_curve"));
  CHECK(curve[9]["needed_bytes"] == own["per_gpu"]["needed_bytes"]);
  CHECK(curve[9]["kv_cache_bytes"] == own["per_gpu"]["kv_cache_bytes"]);
}

TEST_CASE("Requests that come at a rate have the curve of the users there are at once") {
  const test::Json curve = curve_of(R"(, "arrivals": {"requests_per_second": 1}, "context_curve": true)");
  REQUIRE(curve.size() == 22);
  CHECK(curve.back()["needed_bytes"] > curve.front()["needed_bytes"]);
}
