#include <doctest/doctest.h>
#include <string>

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

namespace {

Json pooled(const char* more) {
  Json request = Json::parse(R"({"workload": "serving", "model": "meta-llama/Llama-3.1-70B-Instruct",
      "gpu": "h100-sxm-80gb", "gpu_count": 16, "parallelism": {"tensor": 4}, "input_tokens": 8192,
      "output_tokens": 512, "concurrency": 128, "disaggregation": {"link_gb_s": 50}})");
  request.merge_patch(Json::parse(more));
  return test::answer("estimate", request.dump());
}

Json pools_of(const char* more) { return pooled(more).value("disaggregation", Json()); }

}  // namespace

TEST_CASE("Keys and values of a prompt take as long as the link says") {
  // 8,192 tokens of 2 x 80 layers x 8 heads x 128 x 2 bytes = 2.684 GB; 70 % of 50 GB/s: 76.7 ms.
  const Json dense = pools_of("{}");
  CHECK(dense["kv_bytes"] == 8192 * 327680.0);
  CHECK(dense["kv_move_ms"].get<double>() == doctest::Approx(76.7).epsilon(0.001));
  // Latent attention keeps 576 elements in 61 layers: 70,272 bytes a token, 16.4 ms.
  const Json latent = pools_of(R"({"model": "deepseek-ai/DeepSeek-R1", "gpu": "h200-sxm-141gb",
                                   "parallelism": {"tensor": 8}})");
  CHECK(latent["kv_move_ms"].get<double>() == doctest::Approx(16.45).epsilon(0.001));
  const Json slow =
      pools_of(R"({"concurrency": 4, "disaggregation": {"prefill_gpus": 8, "link_gb_s": 0.5}})");
  const Json fast =
      pools_of(R"({"concurrency": 4, "disaggregation": {"prefill_gpus": 8, "link_gb_s": 500}})");
  CHECK(slow["hidden"] == false);
  CHECK(fast["hidden"] == true);
  CHECK(slow["ttft_ms"].get<double>() > fast["ttft_ms"].get<double>() + 7000);
}

TEST_CASE("Pools fill the cards, and are busy at the ratio") {
  const Json pools = pools_of("{}");
  CHECK(pools["prefill"]["gpus"].get<int>() + pools["decode"]["gpus"].get<int>() == 16);
  CHECK(pools["prefill"]["tensor"] == 4);
  CHECK(pools["decode"]["tensor"] == 4);
  // Twice the answer takes twice the replicas that write, within what longer contexts add.
  const Json longer = pools_of(R"({"output_tokens": 1024})");
  const double grows = longer["ratio"].get<double>() / pools["ratio"].get<double>();
  CHECK(grows > 1.9);
  CHECK(grows < 2.3);
  // Sixty percent of a prompt cached leave 40 % to read.
  const Json cached = pools_of(R"({"cached_prefix_fraction": 0.6})");
  CHECK(cached["ratio"].get<double>() > 2 * pools["ratio"].get<double>());
}

TEST_CASE("Little's law holds over both pools") {
  const Json pools = pools_of(R"({"disaggregation": {"prefill_gpus": 12}})");
  const double request = (pools["ttft_ms"].get<double>() + 511 * pools["tpot_ms"].get<double>()) / 1e3;
  const double rate = pools["output_tokens_per_second"].get<double>() / 512;
  CHECK(pools["users"] == 128);
  CHECK(rate * request == doctest::Approx(128).epsilon(0.01));
}

TEST_CASE("Where limits are given each is as good as its most users within them") {
  const Json pools = pools_of(R"({"max_tpot_ms": 30, "max_ttft_ms": 4000})");
  CHECK(pools["tpot_ms"].get<double>() <= 30.0001);
  CHECK(pools["ttft_ms"].get<double>() <= 4000.0001);
  CHECK(pools["users"].get<double>() > 1);
}

TEST_CASE("Pools that do not hold the model lose, and what is not compared is refused by its field") {
  const Json small = pools_of(R"({"gpu_count": 2, "parallelism": {"tensor": 2}})");
  CHECK(small["verdict"] == "loses");
  CHECK(small["reason"] == "no_room");
  CHECK_FALSE(small.contains("ratio"));
  CHECK(test::error_of(pooled(R"({"gpu_count": 1, "parallelism": null})")) == "bad_value disaggregation");
  CHECK(test::error_of(pooled(R"({"load": "offline"})")) == "bad_value disaggregation");
  CHECK(test::error_of(pooled(R"({"arrivals": {"requests_per_second": 1}, "concurrency": null})")) ==
        "bad_value disaggregation");
  CHECK(test::error_of(pooled(R"({"disaggregation": {"prefill_gpus": 16}})")) ==
        "bad_value disaggregation.prefill_gpus");
  CHECK(test::error_of(pooled(R"({"disaggregation": {"prefill_gpus": 8, "decode_gpus": 4}})")) ==
        "bad_value disaggregation.decode_gpus");
  CHECK(test::error_of(pooled(R"({"disaggregation": {"link_gb_s": 0}})")) ==
        "bad_value disaggregation.link_gb_s");
  CHECK(pools_of(R"({"disaggregation": {"prefill_gpus": "auto", "decode_gpus": 8, "link_gb_s": 50}})") ==
        pools_of(R"({"disaggregation": {"prefill_gpus": 8, "link_gb_s": 50}})"));
}
