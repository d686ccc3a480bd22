#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

namespace {

Json card(double memory_gb) {
  return {{"name", "Mine"},
          {"memory_gb", memory_gb},
          {"memory_bandwidth_gb_s", 900},
          {"fp32_tflops", 80},
          {"bf16_tensor_dense_tflops", 160}};
}

Json asked(const Json& gpu, int count, const char* workload) {
  const Json request = {
      {"workload", workload}, {"model", "Qwen/Qwen2.5-1.5B-Instruct"}, {"gpu", gpu}, {"gpu_count", count}};
  return test::answer("estimate", request.dump());
}

double capacity_gib(const Json& gpu) {
  return asked(gpu, 1, "serving")["fit"]["per_gpu"]["capacity_bytes"].get<double>() / test::gib;
}

}  // namespace

// Drivers print 8,188 MiB of an RTX 4060's 8 GB, 81,559 of an H100's 80 GB.
TEST_CASE("The GB on the box are 2^30 bytes each, nearly") {
  CHECK(capacity_gib(card(8)) >= 7.9);
  CHECK(capacity_gib(card(8)) <= 8);
  CHECK(capacity_gib(card(80)) == doctest::Approx(81'559.0 / 1024).epsilon(0.001));
  Json said = card(8);
  said["memory_mib"] = 8188;
  CHECK(capacity_gib(said) == doctest::Approx(8188.0 / 1024));
}

TEST_CASE("The type of memory tells its class") {
  const auto tokens_per_second = [](const Json& gpu) {
    return asked(gpu, 1, "serving")["speed"]["tokens_per_second_per_user"].get<double>();
  };
  Json typed = card(24);
  typed["memory_type"] = "GDDR6X";
  Json classed = card(24);
  classed["memory_class"] = "gddr";
  CHECK(tokens_per_second(typed) == tokens_per_second(classed));
  CHECK(tokens_per_second(typed) != tokens_per_second(card(24)));
}

TEST_CASE("Cards with NVLink and no PCIe are joined as far as NVLink joins them") {
  Json linked = card(80);
  linked["nvlink_gb_s_per_direction"] = 200;
  for (const char* workload : {"serving", "training"}) {
    CAPTURE(workload);
    CHECK(test::error_of(asked(linked, 4, workload)) == "bad_value gpu_count");
    CHECK(test::error_of(asked(linked, 1, workload)) == "");
    Json eight = linked;
    eight["nvlink_domain_gpus"] = 8;
    CHECK(test::error_of(asked(eight, 8, workload)) == "");
    CHECK(test::error_of(asked(eight, 9, workload)) == "bad_value gpu_count");
  }
}

TEST_CASE("A rate too small for any card is none") {
  Json slow = card(24);
  slow["bf16_tensor_dense_tflops"] = 5e-324;  // the least that a double holds: times would be endless
  Json none = card(24);
  none["bf16_tensor_dense_tflops"] = 0;
  for (const char* workload : {"serving", "training"}) {
    CAPTURE(workload);
    CHECK(asked(slow, 1, workload) == asked(none, 1, workload));
  }
}

TEST_CASE("A card of 1 GB has no less than nothing to use") {
  for (const char* engine : {"vllm", "sglang", "tensorrt-llm", "llama.cpp", "transformers"}) {
    const Json request = {{"workload", "serving"},
                          {"model", "Qwen/Qwen2.5-1.5B-Instruct"},
                          {"gpu", card(1)},
                          {"engine", engine}};
    const Json report = test::answer("estimate", request.dump());
    CAPTURE(engine);
    CHECK(report["fit"]["verdict"] == "does_not_fit");
    CHECK(report["fit"]["per_gpu"]["usable_bytes"].get<double>() >= 0);
  }
}

TEST_CASE("An offer of another card does not price this one") {
  const Json own = {{"id", "mine"}, {"provider", "P"}, {"gpu", "t4-16gb"}, {"usd_per_gpu_hour", 0.01}};
  const auto priced = [&](const char* gpu) {
    const Json request = {{"workload", "serving"},
                          {"model", "Qwen/Qwen2.5-1.5B-Instruct"},
                          {"gpu", gpu},
                          {"offers", Json::array({own})},
                          {"price", {{"offer", "mine"}}}};
    return test::answer("estimate", request.dump());
  };
  CHECK(priced("t4-16gb")["cost"]["usd_per_hour"] == 0.01);
  const Json other = priced("h200-sxm-141gb");
  CHECK(other["cost"]["usd_per_hour"].get<double>() > 1);
  bool noted = false;
  for (const Json& note : other["notes"]) noted = noted || note["id"] == "offer_of_other_card";
  CHECK(noted);
}
