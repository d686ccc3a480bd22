// Runs of users who begin together, and find no room for all of them.
#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

namespace {

Json answered(const Json& request) {
  Json report = test::answer("estimate", request.dump());
  REQUIRE(test::error_of(report) == "");
  return report;
}

}  // namespace

TEST_CASE("A full cache is no cliff: 40 prompts of 8,000 tokens, 40 users, where fewer than 40 find room") {
  // cloudrift-ai/deplodock, experiments/Kimi-K2.5-NVFP4/optimal_mcr_b200_sglang/2026-03-09_07-23-36_e571e532:
  // a mean of 23.5 s to the first token, 41 ms per token after it, 676 tokens/s.
  Json request = {{"workload", "serving"},
                  {"model", "moonshotai/Kimi-K2.5"},
                  {"gpu", "b200-sxm-180gb"},
                  {"gpu_count", 4},
                  {"parallelism", {{"tensor", 4}}},
                  {"engine", "sglang"},
                  {"precision", {{"weights", "nvfp4"}, {"kv_cache", "fp8"}}},
                  {"input_tokens", 8000},
                  {"output_tokens", 8000},
                  {"concurrency", 40},
                  {"max_num_seqs", 40},
                  {"memory_utilization", 0.9},
                  {"load", "burst"},
                  {"arrivals", {{"requests", 40}}}};
  const Json measured = answered(request)["speed"];
  CHECK(measured["ttft_ms"] > 23'500 / 3.0);
  CHECK(measured["ttft_ms"] < 23'500 * 3.0);
  request.erase("arrivals");
  // One more user than find room hardly changes what the others see.
  double before = 0;
  for (double users = 20; users <= 60; ++users) {
    request["concurrency"] = users;
    request["max_num_seqs"] = 64;
    const double ttft = answered(request)["speed"]["ttft_ms"].get<double>();
    CAPTURE(users);
    CAPTURE(before);
    if (before > 0) CHECK(ttft - before < 30'000);
    before = ttft;
  }
}
