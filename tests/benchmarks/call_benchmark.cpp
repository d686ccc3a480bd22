// Time of one request through the door, JSON in and out. Run: build/native/tests/benchmarks/benchmarks
#include <benchmark/benchmark.h>
#include <string_view>

#include "core/api/call.h"

namespace {

constexpr std::string_view dense_request =
    R"({"workload": "serving", "model": "meta-llama/Llama-3.1-70B-Instruct",
  "gpu": "h200-sxm-141gb", "gpu_count": 1, "precision": {"weights": "fp8"}, "input_tokens": 7168,
  "output_tokens": 1024, "concurrency": 16})";

constexpr std::string_view open_request = R"({"workload": "serving", "model": "deepseek-ai/DeepSeek-R1",
  "gpu": "h200-sxm-141gb", "input_tokens": 1024, "output_tokens": 1024, "concurrency": 64})";

void call(benchmark::State& state, std::string_view method, std::string_view request) {
  for (auto _ : state) benchmark::DoNotOptimize(whichgpu::api::call(method, request));
}

}  // namespace

BENCHMARK_CAPTURE(call, estimate_dense, "estimate", dense_request);
BENCHMARK_CAPTURE(call, estimate_open_parallelism, "estimate", open_request);
BENCHMARK_CAPTURE(call, catalog, "catalog", "{}");
BENCHMARK_MAIN();
