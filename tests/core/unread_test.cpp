#include <algorithm>
#include <doctest/doctest.h>
#include <string>

#include "core/catalog/engine_support.h"
#include "core/catalog/lookup.h"

#include "tests/core/support.h"

using namespace whichgpu;

namespace {

std::string message_of_unread(const std::string& model, const std::string& gpu) {
  const test::Json report =
      test::answer("estimate", R"({"model":")" + model + R"(","gpu":")" + gpu + R"(","input_tokens":1000})");
  return report.contains("error") ? report["error"]["message"].get<std::string>() : "";
}

}  // namespace

TEST_CASE("what is known but unread is refused with what is missing") {
  CHECK(message_of_unread("Qwen/Qwen3.8-27B", "h100-sxm-80gb").find("config.json") != std::string::npos);
  CHECK(message_of_unread("qwen3.8-27B", "h100-sxm-80gb").find("config.json") != std::string::npos);
  CHECK(message_of_unread("llama-3.1-8b", "BI-V150").find("bandwidth") != std::string::npos);
  CHECK(message_of_unread("llama-3.1-8b", "h100-sxm-80gb").empty());
}

TEST_CASE("accelerators beside GPUs run what was ported to them") {
  const Gpu* ascend = find_gpu("ascend-910b2-64gb");
  const Gpu* moore = find_gpu("mtt-s5000-80gb");
  REQUIRE(ascend != nullptr);
  REQUIRE(moore != nullptr);
  CHECK(engine_runs_on(*find_engine("vllm"), *ascend));
  CHECK(engine_runs_on(*find_engine("sglang"), *ascend));
  CHECK_FALSE(engine_runs_on(*find_engine("tensorrt-llm"), *ascend));
  CHECK_FALSE(engine_runs_on(*find_engine("sglang"), *moore));
  CHECK(engine_runs_on(*find_engine("sglang"), *find_gpu("mi350x-288gb")));
}

TEST_CASE("with a port is proposed what was read of it, and whatever else is asked for is told") {
  const Gpu& ascend = *find_gpu("ascend-910b2-64gb");
  const Engine& vllm = *find_engine("vllm");
  const auto proposes = [&](const char* weights) {
    return engine_proposes_weights(vllm, *find_weight_precision(weights), ascend);
  };
  CHECK(proposes("bf16"));
  CHECK(proposes("int8"));  // vLLM Ascend's guide: W8A8
  CHECK_FALSE(proposes("int4"));
  CHECK(engine_proposes_cache(vllm, *find_kv_precision("bf16"), ascend));
  CHECK_FALSE(
      engine_proposes_cache(vllm, *find_kv_precision("fp8"), ascend));   // vllm-ascend#8102: it crashes
  CHECK_FALSE(engine_caches(vllm, *find_kv_precision("q8_0"), ascend));  // llama.cpp's

  test::Json request = {{"model", "Qwen/Qwen3-8B"}, {"gpu", ascend.id}};
  const auto noted = [&](const std::string& id) {
    const test::Json report = test::answer("estimate", request.dump());
    REQUIRE_FALSE(report.contains("error"));
    return std::any_of(report["notes"].begin(), report["notes"].end(),
                       [&](const test::Json& note) { return note["id"] == id; });
  };
  CHECK(noted("port_not_measured"));
  CHECK_FALSE(noted("port_format_unread"));
  request["precision"]["weights"] = "int4";
  CHECK(noted("port_format_unread"));
  request["gpu"] = "h100-sxm-80gb";
  CHECK_FALSE(noted("port_not_measured"));
  CHECK_FALSE(noted("port_format_unread"));
}

/// docs.vllm.ai's tables of formats and hardware, as cited in data/engine_support.json.
TEST_CASE("Intel's cards load the formats that their tables name") {
  const auto loads = [](const char* format, const char* gpu) {
    return engine_loads(*find_engine("vllm"), *find_weight_precision(format), *find_gpu(gpu));
  };
  CHECK(loads("int4", "arc-pro-b60-24gb"));
  CHECK_FALSE(loads("fp8", "arc-pro-b60-24gb"));
  CHECK(loads("fp8", "gaudi3-128gb"));
  CHECK_FALSE(loads("nvfp4", "gaudi3-128gb"));
}

/// docs.vllm.ai/projects/gaudi and docs.habana.ai name vLLM and Transformers; llama.cpp's README has no
/// backend for Gaudi, and no list of SGLang's or TensorRT-LLM's names it.
TEST_CASE("On Gaudi run the engines that were ported to it, and no other") {
  const auto runs = [](const char* engine, const char* gpu) {
    return engine_runs_on(*find_engine(engine), *find_gpu(gpu));
  };
  for (const char* gaudi : {"gaudi2-96gb", "gaudi3-128gb"}) {
    CHECK(runs("vllm", gaudi));
    CHECK(runs("transformers", gaudi));
    CHECK_FALSE(runs("llama.cpp", gaudi));
    CHECK_FALSE(runs("sglang", gaudi));
    CHECK_FALSE(runs("tensorrt-llm", gaudi));
  }
  CHECK(runs("llama.cpp", "arc-pro-b60-24gb"));
}

TEST_CASE("A laptop has one card") {
  CHECK(most_joined(*find_gpu("rtx-5090-laptop-24gb")) == 1);
  CHECK(most_joined(*find_gpu("rtx-5090-32gb")) > 8);
}

TEST_CASE("models whose layers choose by an index are said to be approximated") {
  const auto approximated = [](const std::string& model) {
    const test::Json report =
        test::answer("estimate", R"({"model":)" + model +
                                     R"(,"gpu":"b300-sxm-288gb","gpu_count":8,"input_tokens":500000})");
    REQUIRE_FALSE(report.contains("error"));
    const test::Json& notes = report["notes"];
    const bool noted = std::any_of(notes.begin(), notes.end(),
                                   [](const test::Json& note) { return note["id"] == "model_approximate"; });
    return noted && report["speed"]["basis"] == "extrapolated";
  };
  for (const char* id :
       {"deepseek-ai/DeepSeek-V4-Flash", "deepseek-ai/DeepSeek-V4-Pro", "MiniMaxAI/MiniMax-M3"})
    CHECK_MESSAGE(approximated('"' + std::string(id) + '"'), id);
  CHECK_FALSE(approximated(R"("deepseek-ai/DeepSeek-V3.2")"));  // whose index is counted
  const std::string dense =
      R"({"config":{"model_type":"minimax_m3","hidden_size":1024,"num_hidden_layers":2,"num_attention_heads":8,)"
      R"("num_key_value_heads":4,"head_dim":128,"intermediate_size":4096,"vocab_size":32000,)"
      R"("max_position_embeddings":1048576)";
  CHECK_FALSE(approximated(dense + "}}"));
  CHECK(approximated(dense + R"(,"sparse_attention_config":{"sparse_index_dim":128,)"
                             R"("sparse_num_index_heads":4,"sparse_attention_freq":[0,1]}}})"));
}

/// Bytes of files as exo-explore/exo@b5375f8 prints them.
TEST_CASE(
    "checkpoints whose parts are stored apart have the bytes of their files, also where they are named") {
  struct Printed {
    const char* model;
    double bytes;
  };
  for (const Printed& printed : {Printed{"deepseek-ai/DeepSeek-V4-Flash", 155'095'760'030},
                                 Printed{"deepseek-ai/DeepSeek-V4-Pro", 849'681'803'879},
                                 Printed{"moonshotai/Kimi-K2.6", 595'148'192'736}}) {
    CAPTURE(printed.model);
    test::Json request = {{"model", printed.model},        {"gpu", "b300-sxm-288gb"}, {"gpu_count", 8},
                          {"input_tokens", 1000},          {"output_tokens", 24},     {"concurrency", 1},
                          {"parallelism", {{"tensor", 8}}}};
    const test::Json report = test::answer("estimate", request.dump());
    REQUIRE_FALSE(report.contains("error"));
    const double bytes = 8 * report["fit"]["per_gpu"]["weights_bytes"].get<double>();
    CHECK(bytes == doctest::Approx(printed.bytes).epsilon(0.012));
    request["precision"]["weights"] = report["configuration"]["precision"]["weights"];
    CHECK(test::answer("estimate", request.dump())["fit"] == report["fit"]);
  }
}
