#include <algorithm>
#include <doctest/doctest.h>

#include "tests/core/training_support.h"

using namespace whichgpu::test;
using whichgpu::test::Json;

namespace {

/// A request for Llama 3.1 8B on eight H100 with `change` merged in.
Json asked(const char* change) {
  Json request = Json::parse(
      R"({"workload":"training","model":"meta-llama/Llama-3.1-8B-Instruct","gpu":"h100-sxm-80gb","gpu_count":8})");
  request.merge_patch(Json::parse(change));
  return request;
}

std::string error(const char* change) { return error_of(answer("estimate", asked(change).dump())); }

/// Fields that are null (as JSON writes what is not finite) although a figure should stand there.
int figures_without_value(const Json& value) {
  int found = 0;
  for (const auto& [name, item] : value.items()) {
    const bool may_be_null = name == "speed" || name == "cost" || name == "power" || name == "offer";
    if (item.is_null() && !may_be_null) ++found;
    if (item.is_structured() && name != "patch") found += figures_without_value(item);
  }
  return found;
}

}  // namespace

TEST_CASE("a training request gets a report with everything it chose") {
  const Json report = answer("estimate", asked("{}").dump());
  REQUIRE(error_of(report).empty());
  CHECK(report["speed"]["hours"].get<double>() > 0);
  CHECK(report["configuration"]["framework"] == "megatron");
  CHECK(report["configuration"]["dataset_tokens"].get<double>() == doctest::Approx(20 * 8'030'261'248.0));
  const Json ranks = report["configuration"]["parallelism"];
  CHECK(ranks["tensor"].get<int>() * ranks["pipeline"].get<int>() * ranks["context"].get<int>() *
            ranks["data"].get<int>() ==
        8);
}

TEST_CASE("every method, optimizer and framework gives a report") {
  for (const char* method : {"pretraining", "full", "lora", "qlora"}) {
    for (const char* framework : {"megatron", "torchtitan", "composer", "hugging-face", "litgpt", "torchtune",
                                  "unsloth", "megatron-2021", "megatron-graph"}) {
      const std::string change =
          std::string(R"({"method":")") + method + R"(","framework":")" + framework + R"("})";
      const Json report = answer("estimate", asked(change.c_str()).dump());
      CHECK_MESSAGE(error_of(report).empty(), change);
      CHECK(report["fit"]["per_gpu"]["needed_bytes"].get<double>() > 0);
    }
  }
}

TEST_CASE("a mixture launched layer by layer is told what one CUDA graph would save") {
  const auto report = [](const char* precision, const char* framework) {
    Json request = asked(
        R"({"model":"Qwen/Qwen3-30B-A3B","gpu":"gb300-nvl72-288gb","micro_batch_sequences":1,"recompute":"none",
            "global_batch_sequences":512,"parallelism":{"data":8,"expert":8}})");
    request["precision"] = precision;
    request["framework"] = framework;
    return answer("estimate", request.dump());
  };
  const auto factor = [](const Json& said) {
    for (const Json& note : said["notes"]) {
      if (note["id"] == "graph_faster") return note["args"]["factor"].get<double>();
    }
    return 0.0;
  };
  const Json launched = report("mxfp8", "megatron");
  REQUIRE(error_of(launched).empty());
  const Json captured = report("mxfp8", "megatron-graph");
  CHECK(factor(launched) == doctest::Approx(captured["speed"]["tokens_per_second"].get<double>() /
                                            launched["speed"]["tokens_per_second"].get<double>()));
  CHECK(factor(launched) > 1);
  CHECK(factor(captured) == 0);
  CHECK(factor(report("bf16", "megatron")) == 0);
}

TEST_CASE("parallelism that does not divide is an error that names the field") {
  CHECK(error(R"({"parallelism":{"tensor":3}})") == "bad_value parallelism");
  CHECK(error(R"({"parallelism":{"tensor":16}})") == "bad_value parallelism");
  CHECK(error(R"({"gpu_count":24,"parallelism":{"tensor":24}})") == "bad_value parallelism.tensor");
  CHECK(error(R"({"gpu_count":64,"parallelism":{"pipeline":64}})") == "bad_value parallelism.pipeline");
  CHECK(error(R"({"parallelism":{"pipeline":2,"interleave":18}})") == "bad_value parallelism.interleave");
  CHECK(error(R"({"parallelism":{"pipeline":1,"interleave":2}})") == "bad_value parallelism.interleave");
  CHECK(error(R"({"parallelism":{"context":8},"sequence_length":4100})") == "bad_value parallelism.context");
  CHECK(error(R"({"parallelism":{"expert":2}})") == "bad_value parallelism.expert");
  CHECK(error(R"({"parallelism":{"data":8},"global_batch_sequences":12})") ==
        "bad_value global_batch_sequences");
  CHECK(error(R"({"framework":"hugging-face","parallelism":{"tensor":8}})") == "bad_value parallelism");
  CHECK(error(R"({"gpu_count":7,"global_batch_sequences":9,"framework":"composer"})") ==
        "bad_value global_batch_sequences");
}

TEST_CASE("ranks that are given stay, and the rest is chosen around them") {
  const auto ranks = [](const char* change) {
    const Json report = answer("estimate", asked(change).dump());
    REQUIRE(error_of(report).empty());
    return report["configuration"];
  };
  const Json split = ranks(R"({"gpu_count":64,"parallelism":{"tensor":4}})");
  CHECK(split["parallelism"]["tensor"] == 4);
  CHECK(split["parallelism"]["pipeline"].get<int>() * split["parallelism"]["context"].get<int>() *
            split["parallelism"]["data"].get<int>() ==
        16);
  CHECK(split["decided"][0] == "parallelism");
  const Json virtual_stages = ranks(R"({"parallelism":{"interleave":2}})")["parallelism"];
  CHECK(virtual_stages["interleave"] == 2);
  CHECK(virtual_stages["pipeline"].get<int>() > 1);
  const Json whole = ranks(R"({"parallelism":{"tensor":2,"pipeline":2,"context":1,"data":2}})");
  CHECK(whole["parallelism"]["data"] == 2);
  for (const Json& decided : whole["decided"]) CHECK(decided != "parallelism");
}

TEST_CASE("zero, negative and huge numbers are errors that name the field") {
  for (const char* field :
       {"gpu_count", "sequence_length", "global_batch_sequences", "micro_batch_sequences", "dataset_tokens",
        "epochs", "lora_rank", "network_gbit_s_per_gpu", "goodput_factor"}) {
    for (const char* value : {"0", "-1", "1e300", "\"8\"", "true"}) {
      const std::string change = std::string("{\"") + field + "\":" + value + "}";
      CHECK_MESSAGE(error(change.c_str()) == std::string("bad_value ") + field, change);
    }
  }
  CHECK(error(R"({"method":"magic"})") == "bad_value method");
  CHECK(error(R"({"framework":"magic"})") == "bad_value framework");
  CHECK(error(R"({"optimiser":"adamw"})") == "unknown_field optimiser");
  CHECK(error(R"({"parallelism":{"zero_stage":4}})") == "bad_value parallelism.zero_stage");
  CHECK(error(R"({"gpu":"h100-smx"})") == "unknown_gpu gpu");
}

TEST_CASE("the largest numbers allowed give finite figures") {
  const Json report = answer(
      "estimate",
      asked(
          R"({"gpu_count":131072,"sequence_length":10000000,"global_batch_sequences":1000000,"dataset_tokens":1e16,
              "epochs":10000,"grid_g_co2_per_kwh":2000,"pue":5,"parallelism":{"tensor":8,"pipeline":32,"data":64,"context":8},"global_batch_sequences":64})")
          .dump());
  REQUIRE(error_of(report).empty());
  CHECK(figures_without_value(report) == 0);
}

TEST_CASE(
    "what does not fit names its shortfall, changes that help at the price they lead to, and those in vain") {
  const Json report =
      answer("estimate", asked(R"({"model":"meta-llama/Llama-3.1-70B-Instruct","method":"full"})").dump());
  CHECK(report["fit"]["verdict"] == "does_not_fit");
  CHECK(report["fit"]["shortfall_bytes"].get<double>() > 0);
  CHECK(report["speed"].is_null());
  REQUIRE_FALSE(report["fit"]["fixes"].empty());
  double cheapest = 0;
  for (const Json& fix : report["fit"]["fixes"]) {
    CAPTURE(fix.dump());
    Json request = asked(R"({"model":"meta-llama/Llama-3.1-70B-Instruct","method":"full"})");
    request.merge_patch(fix["patch"]);
    const Json fixed = answer("estimate", request.dump());
    const std::string verdict = fixed["fit"]["verdict"];
    CHECK((verdict == "fits" || verdict == "comfortable"));
    CHECK(fixed["fit"]["fixes"].empty());
    CHECK(fixed["fit"]["in_vain"].empty());
    CHECK(fix["args"]["usd_total"] == fixed["cost"]["usd_total"]);
    CHECK(fix["args"]["usd_total"] >= cheapest);
    cheapest = fix["args"]["usd_total"];
  }
  // 16 bytes a parameter of 70.6 billion are 1,129 GB, whatever the sequence: 8 cards hold 640 GB.
  const Json in_vain = report["fit"]["in_vain"];
  CHECK(std::find(in_vain.begin(), in_vain.end(), "shorter_sequences") != in_vain.end());
}

TEST_CASE("a change of a run at the visitor's own price costs what it leads to") {
  Json request = asked(
      R"({"method":"full","gpu":"l40s-48gb","gpu_count":2,"sequence_length":8192,"global_batch_sequences":32,
          "offers":[{"gpu":"b200-sxm-180gb","usd_per_gpu_hour":0.1}]})");
  const Json fixes = answer("estimate", request.dump())["fit"]["fixes"];
  const auto other =
      std::find_if(fixes.begin(), fixes.end(), [](const Json& fix) { return fix["id"] == "other_gpu"; });
  REQUIRE(other != fixes.end());
  CHECK((*other)["patch"]["gpu"] == "b200-sxm-180gb");
  request.merge_patch((*other)["patch"]);
  const Json fixed = answer("estimate", request.dump());
  CHECK(fixed["cost"]["usd_per_gpu_hour"] == 0.1);
  CHECK((*other)["args"]["usd_total"] == fixed["cost"]["usd_total"]);
}
