// Times the questions of cases.json natively, and a fixed reference workload beside them:
//   build/native/tests/benchmarks/benchmarks [--benchmark_filter=PATTERN]
// history.mjs asks the same in Node.js and in Chromium.
#include <benchmark/benchmark.h>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "core/advice/serving/estimate.h"
#include "core/api/call.h"
#include "core/api/json/json.h"
#include "core/api/serving/request.h"

namespace {

using Json = nlohmann::ordered_json;

/// 1,000 steps of the logistic map, a chain of dependent floating-point products.
void reference(benchmark::State& state) {
  for (auto _ : state) {
    double x = 0.3;
    for (int i = 0; i < 1000; ++i) x = 3.9 * x * (1 - x);
    benchmark::DoNotOptimize(x);
  }
}

void ask(benchmark::State& state, const std::string& method, const std::string& request) {
  for (auto _ : state) benchmark::DoNotOptimize(whichgpu::api::call(method, request));
}

/// From the parsed request to the report struct.
void estimate_struct(benchmark::State& state, const std::string& request) {
  whichgpu::api::ServingInput input;
  if (whichgpu::api::read(*whichgpu::api::Json::parse(request), input)) state.SkipWithError("refused");
  for (auto _ : state) benchmark::DoNotOptimize(whichgpu::estimate_serving(input.question));
}

}  // namespace

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  std::ifstream file(WHICHGPU_BENCHMARK_CASES);
  const Json cases = Json::parse(file, nullptr, false);
  if (!cases.is_object()) {
    std::cerr << WHICHGPU_BENCHMARK_CASES << " holds no cases\n";
    return 2;
  }
  benchmark::RegisterBenchmark("reference", reference);
  for (const auto& [name, question] : cases.items()) {
    const std::string method = question["method"].get<std::string>();
    const std::string request = question["request"].dump();
    if (whichgpu::api::call(method, request).find("\"error\"") != std::string::npos) {
      std::cerr << name << " is refused\n";
      return 2;
    }
    benchmark::RegisterBenchmark(name.c_str(), ask, method, request)->Unit(benchmark::kMicrosecond);
  }
  benchmark::RegisterBenchmark("serving estimate, dense, struct to struct", estimate_struct,
                               cases["serving estimate, dense"]["request"].dump());
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
