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

/// docs.vllm.ai's and docs.sglang.io's tables of formats and hardware, as cited in data/engine_support.json.
TEST_CASE("ports and GPUs of other makers load the formats that their tables name") {
  const auto loads = [](const char* engine, const char* format, const char* gpu) {
    const Gpu* card = find_gpu(gpu);
    REQUIRE(card != nullptr);
    return engine_loads(*find_engine(engine), *find_weight_precision(format), *card);
  };
  for (const char* gpu : {"tpu-v5e-16gb", "trainium2-96gb", "ascend-910b2-64gb", "bw1000-64gb", "c500-64gb",
                          "mtt-s5000-80gb", "arc-pro-b60-24gb", "gaudi3-128gb"}) {
    CHECK_MESSAGE(loads("vllm", "bf16", gpu), gpu);
    CHECK_FALSE_MESSAGE(loads("vllm", "nvfp4", gpu), gpu);
  }
  CHECK(loads("vllm", "int8", "tpu-v6e-32gb"));
  CHECK_FALSE(loads("vllm", "fp8", "tpu-v5e-16gb"));
  CHECK(loads("vllm", "fp8", "trainium2-96gb"));
  CHECK(loads("vllm", "int8", "ascend-910b2-64gb"));
  CHECK_FALSE(loads("vllm", "fp8", "ascend-910b2-64gb"));
  CHECK(loads("sglang", "int4", "ascend-910c-128gb"));
  CHECK(loads("vllm", "int4", "arc-pro-b60-24gb"));
  CHECK_FALSE(loads("vllm", "fp8", "arc-pro-b60-24gb"));
  CHECK(loads("vllm", "fp8", "gaudi3-128gb"));
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
TEST_CASE("checkpoints whose parts are stored apart have the bytes of their files") {
  struct Printed {
    const char* model;
    double bytes;
  };
  for (const Printed& printed : {Printed{"deepseek-ai/DeepSeek-V4-Flash", 155'095'760'030},
                                 Printed{"deepseek-ai/DeepSeek-V4-Pro", 849'681'803'879},
                                 Printed{"moonshotai/Kimi-K2.6", 595'148'192'736}}) {
    const test::Json report =
        test::answer("estimate", R"({"model":")" + std::string(printed.model) +
                                     R"(","gpu":"b300-sxm-288gb","gpu_count":8,"input_tokens":1000,)" +
                                     R"("output_tokens":24,"concurrency":1})");
    REQUIRE_FALSE(report.contains("error"));
    const double bytes = 8 * report["fit"]["per_gpu"]["weights_bytes"].get<double>();
    CHECK_MESSAGE(bytes == doctest::Approx(printed.bytes).epsilon(0.012), printed.model);
  }
}
