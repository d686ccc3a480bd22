#include <doctest/doctest.h>

#include "core/catalog/engine_support.h"

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

namespace {

std::string_view held_by(std::string_view engine, std::string_view version) {
  const Engine* found = engine_of_version(*find_engine(engine), version);
  return found == nullptr ? "none" : found->id;
}

/// The report on Llama 3.1 8B on one H100 with `more` in the request.
Json asked_of_version(const std::string& more) {
  return test::answer(
      "estimate",
      R"({"workload":"serving","model":"meta-llama/Llama-3.1-8B-Instruct","gpu":"h100-sxm-80gb")" + more +
          "}");
}

}  // namespace

TEST_CASE("A version is held by the newest entry that is not newer") {
  CHECK(held_by("vllm", "0.19.2rc1.dev134") == "vllm-0.17");
  CHECK(held_by("vllm", "v0.16.0") == "vllm-0.14");
  CHECK(held_by("vllm", "0.13.0") == "vllm-0.11");
  CHECK(held_by("vllm", "0.10.1.1") == "vllm-0.10");
  CHECK(held_by("vllm", "0.9") == "vllm-0.9");
  CHECK(held_by("vllm", "0.5.3.post1") == "vllm-2024");
  CHECK(held_by("vllm", "0.20.0") == "vllm");
  CHECK(held_by("vllm", "0.100") == "vllm");
  CHECK(held_by("vllm-2023", "0.20.0") == "vllm");
  CHECK(held_by("llama.cpp", "b3000") == "llama.cpp-b2817");
  CHECK(held_by("llama.cpp", "b6500") == "llama.cpp");
  CHECK(held_by("sglang", "0.5.6") == "sglang-0.5.6");
  CHECK(held_by("tensorrt-llm", "0.13.0") == "tensorrt-llm-0.14");
  CHECK(held_by("transformers", "4.57.1") == "transformers");
}

TEST_CASE("What is no version, or older than all that is known, is held by none") {
  for (const char* text : {"", "latest", "v", "-1", ".5", "0.0.1"}) CHECK(held_by("vllm", text) == "none");
}

TEST_CASE("A request names a version beside the engine, and the report says which entry held") {
  const auto configuration = [](const std::string& more) { return asked_of_version(more)["configuration"]; };
  CHECK(configuration("")["engine_version"] == "0.20");
  CHECK(configuration("")["memory_utilization"] == 0.92);
  const Json before = configuration(R"(,"engine":"vllm","engine_version":"0.19.0")");
  CHECK(before["engine_version"] == "0.17");
  CHECK(before["memory_utilization"] == 0.9);
  CHECK(configuration(R"(,"engine":"vllm-2024")")["engine_version"] == "0.3");
  CHECK(test::error_of(asked_of_version(R"(,"engine_version":"latest")")) == "bad_value engine_version");
}

TEST_CASE("Versions share the fitted speed of the engine that they are a version of") {
  const Json newest = asked_of_version(R"(,"engine":"vllm")");
  const Json before = asked_of_version(R"(,"engine":"vllm","engine_version":"0.19.0")");
  CHECK(newest["speed"]["tpot_ms"] == before["speed"]["tpot_ms"]);
  CHECK(newest["speed"]["basis"] == before["speed"]["basis"]);
}

TEST_CASE("Captured graphs are as many as vLLM's logs print") {
  CHECK(captured_graphs(8) == 5);      // up to 16
  CHECK(captured_graphs(16) == 7);     // up to 32
  CHECK(captured_graphs(1024) == 51);  // up to 512
}
