#include <algorithm>
#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;
using test::answer;
using test::error_of;
using test::Json;

namespace {

/// Two requests of 512 tokens at once on made-up prices of four cards.
constexpr const char* embedder_need = R"({"model": "Qwen/Qwen3-Embedding-8B", "max_gpus": 1,
  "serving": {"concurrency": 2, "input_tokens": 512, "headroom": 1},
  "gpus": ["t4-16gb", "l4-24gb", "a10g-24gb", "h100-sxm-80gb"],
  "prices": [{"gpu": "t4-16gb", "usd_per_gpu_hour": 0.1}, {"gpu": "l4-24gb", "usd_per_gpu_hour": 0.3},
             {"gpu": "a10g-24gb", "usd_per_gpu_hour": 0.3}, {"gpu": "h100-sxm-80gb", "usd_per_gpu_hour": 2}]})";

Json embedder_plan(const std::string& patch) {
  Json request = Json::parse(embedder_need);
  request.merge_patch(Json::parse(patch));
  return answer("plan", request.dump());
}

Json reasons_against(const Json& plan, const std::string& gpu) {
  for (const Json& rejection : plan["rejected"]) {
    if (rejection["gpu"]["id"] == gpu) return rejection["reasons"];
  }
  return Json::array();
}

bool is_remarked(const Json& notes, const char* id) {
  return std::any_of(notes.begin(), notes.end(), [&](const Json& note) { return note["id"] == id; });
}

}  // namespace

TEST_CASE("Of a model without a speed the cheapest card that holds it is planned") {
  // 7.57 billion parameters in 16 bit are 14.1 GiB: no T4 of 16 GB holds them beside the engine, an L4 does.
  const Json plan = embedder_plan("{}");
  REQUIRE(error_of(plan) == "");
  REQUIRE(plan["plans"].size() >= 1);
  const Json& cheapest = plan["plans"][0];
  CHECK(cheapest["request"]["gpu_count"] == 1);
  CHECK(cheapest["estimate"]["cost"]["usd_per_hour"] == 0.3);
  CHECK(cheapest["estimate"]["speed"].is_null());
  CHECK(cheapest["request"]["precision"]["weights"] == "bf16");
  CHECK(reasons_against(plan, "t4-16gb")[0]["id"] == "rejected_short_of_memory");
  const Json dearer = reasons_against(plan, "h100-sxm-80gb").back();
  CHECK(dearer["id"] == "rejected_dearer");
  CHECK(dearer["args"]["times"].get<double>() == doctest::Approx(2 / 0.3));
  // L4 and A10G cost the same, and nothing but their speed would tell them apart.
  const char* other = cheapest["request"]["gpu"] == "l4-24gb" ? "a10g-24gb" : "l4-24gb";
  CHECK(reasons_against(plan, other).back()["id"] == "rejected_dearer");
  CHECK(reasons_against(plan, other).back()["args"]["times"] == 1.0);
}

TEST_CASE("Plans of a model without a speed claim none") {
  const Json plan = embedder_plan("{}");
  CHECK(is_remarked(plan["notes"], "plan_by_price_alone"));
  CHECK_FALSE(is_remarked(plan["notes"], "plan_default_tpot"));
  CHECK_FALSE(is_remarked(plan["notes"], "plan_default_ttft"));
  CHECK(plan["pareto"].empty());
  for (const Json& one : plan["plans"]) {
    CHECK(answer("estimate", one["request"].dump()) == one["estimate"]);
    for (const Json& label : one["labels"]) CHECK((label == "cheapest" || label == "safest"));
    CHECK_FALSE(is_remarked(one["why"], "plan_safest"));  // which speaks of limits on time
    CHECK_FALSE(is_remarked(one["why"], "plan_slow"));
    CHECK_FALSE(is_remarked(one["why"], "plan_late"));
  }
}

TEST_CASE("Two cards share a model without a speed where that is cheaper") {
  // Two T4 at $0.1 hold 7.05 GiB of weights each; one L4 is $0.3.
  const Json plan = embedder_plan(R"({"max_gpus": 2})");
  REQUIRE(plan["plans"].size() >= 1);
  CHECK(plan["plans"][0]["request"]["gpu"] == "t4-16gb");
  CHECK(plan["plans"][0]["request"]["gpu_count"] == 2);
  CHECK(plan["plans"][0]["estimate"]["cost"]["usd_per_hour"] == 0.2);
}

TEST_CASE("Rates, percentiles and existing cards are refused where no speed is estimated") {
  const auto refused = [](const char* patch) { return error_of(embedder_plan(patch)); };
  CHECK(refused(R"({"serving": {"concurrency": null, "requests_per_second": 5}})") ==
        "bad_value serving.requests_per_second");
  CHECK(refused(R"({"serving": {"max_ttft_ms": 100, "percentile": 99}})") == "bad_value serving.percentile");
  CHECK(refused(R"({"existing": [{"gpu": "l4-24gb", "count": 1}]})") == "bad_value existing");
}

TEST_CASE("Limits on time change no plan of a model without a speed") {
  // A limit that no card could keep, which the note says is not known.
  const Json limited = embedder_plan(R"({"serving": {"max_ttft_ms": 0.01, "max_tpot_ms": 0.01}})");
  CHECK(limited["plans"] == embedder_plan("{}")["plans"]);
}

TEST_CASE("An encoder-decoder is planned with the engine that runs every architecture") {
  const Json plan = embedder_plan(R"({"model": {"name": "T5 large", "config": {"model_type": "t5",
      "architectures": ["T5ForConditionalGeneration"], "d_model": 1024, "d_kv": 64, "d_ff": 4096,
      "num_layers": 24, "num_decoder_layers": 24, "num_heads": 16, "vocab_size": 32128,
      "feed_forward_proj": "relu", "tie_word_embeddings": true}}})");
  REQUIRE(error_of(plan) == "");
  REQUIRE(plan["plans"].size() >= 1);
  CHECK(plan["plans"][0]["request"]["engine"] == "transformers");
  CHECK(plan["plans"][0]["request"]["gpu"] == "t4-16gb");  // 0.74 billion parameters
}

TEST_CASE("The cards that hold an encoder have a price, its tokens have none") {
  const Json report = answer("estimate", R"({"workload": "serving", "model": "BAAI/bge-m3",
    "gpu": "l4-24gb", "gpu_count": 2, "input_tokens": 512, "price": {"usd_per_gpu_hour": 0.5}})");
  const Json& cost = report["cost"];
  CHECK(cost["usd_per_hour"] == 1.0);
  CHECK(cost["usd_per_month"] == 730.0);
  CHECK(cost["usd_per_million_output_tokens"].is_null());
  CHECK(cost["usd_per_million_tokens"].is_null());
  CHECK(cost["range"].is_null());
  const Json too_large = answer("estimate", R"({"workload": "serving", "model": "Qwen/Qwen3-Embedding-8B",
    "gpu": "t4-16gb", "price": {"usd_per_gpu_hour": 0.5}})");
  CHECK(too_large["fit"]["verdict"] == "does_not_fit");
  CHECK(too_large["cost"].is_null());
}
