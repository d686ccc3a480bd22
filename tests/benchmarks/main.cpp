// Times estimates and plans, natively and in WebAssembly alike, as a multiple of a fixed reference workload,
// so that figures from different machines can be compared. Run: build/native/tests/benchmarks/benchmarks, or
// node build/wasm/tests/benchmarks/benchmarks.cjs
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "core/advice/serving/estimate.h"
#include "core/api/call.h"
#include "core/api/json/json.h"
#include "core/api/serving/request.h"

namespace {

using namespace whichgpu;

const std::string dense_request =
    R"({"workload": "serving", "model": "meta-llama/Llama-3.1-70B-Instruct", "gpu": "h200-sxm-141gb",
        "parallelism": {"tensor": 1}, "precision": {"weights": "fp8"}, "input_tokens": 7168,
        "output_tokens": 1024, "concurrency": 16})";
const std::string mixture_request =
    R"({"workload": "serving", "model": "deepseek-ai/DeepSeek-R1", "gpu": "h200-sxm-141gb", "gpu_count": 8,
        "parallelism": {"tensor": 8}, "input_tokens": 1024, "output_tokens": 1024, "concurrency": 64})";
const std::string open_request =
    R"({"workload": "serving", "model": "deepseek-ai/DeepSeek-R1", "gpu": "h200-sxm-141gb", "gpu_count": 8,
        "input_tokens": 1024, "output_tokens": 1024, "concurrency": 64})";

volatile double sink = 0;  // keeps results from being optimized away

const std::string users_request =
    R"({"model": "meta-llama/Llama-3.1-70B-Instruct", "serving": {"concurrency": 16, "input_tokens": 7168,
        "output_tokens": 1024, "max_ttft_ms": 2000, "max_tpot_ms": 50}})";
const std::string crowd_request = R"({"model": "deepseek-ai/DeepSeek-R1", "serving": {"concurrency": 500}})";
const std::string rate_request =
    R"({"model": "meta-llama/Llama-3.1-8B-Instruct", "serving": {"requests_per_second": 10,
        "peak_factor": 2, "max_ttft_ms": 1000}})";

/// Chat lengths on one card at about three quarters of what it can take; `curve`: latencies over the rate
/// too.
std::string arrivals_request(const char* curve) {
  return std::string(R"({"workload": "serving", "model": "Qwen/Qwen3-14B", "gpu": "h100-sxm-80gb",
        "input_tokens": 700, "output_tokens": 250, "input_length": {"p90": 1400},
        "output_length": {"p90": 500}, "percentile": 99, "max_ttft_ms": 500,
        "arrivals": {"requests_per_second": 11, "curve": )") +
         curve + "}}";
}

constexpr int estimates_per_batch = 400;
constexpr int plans_per_batch = 2;

/// Microseconds of one call of `work`: the fastest of several batches.
double microseconds(const std::function<double()>& work, int calls = estimates_per_batch) {
  constexpr int batches = 15;
  double best = 1e300;
  for (int batch = 0; batch < batches; ++batch) {
    const auto start = std::chrono::steady_clock::now();
    for (int call = 0; call < calls; ++call) sink = sink + work();
    const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - start;
    best = std::min(best, taken.count() / calls);
  }
  return best;
}

/// The reference: 1,000 steps of the logistic map, a chain of dependent floating-point products.
double reference() {
  double x = 0.3;
  for (int i = 0; i < 1000; ++i) x = 3.9 * x * (1 - x);
  return x;
}

/// From the parsed request to the report struct.
double estimate_struct(const std::string& request) {
  api::ServingInput input;
  if (api::read(*api::Json::parse(request), input)) return -1;
  return microseconds([&] { return estimate_serving(input.question).footprint.needed_bytes; });
}

void print(const char* name, double taken, double unit) {
  std::printf("%-44s %9.2f us %9.0f a second %9.2f x reference\n", name, taken, 1e6 / taken, taken / unit);
}

}  // namespace

int main() {
  const double unit = microseconds(reference);
  print("reference: 1,000 steps of the logistic map", unit, unit);
  print("estimate, struct to struct, dense", estimate_struct(dense_request), unit);
  print("estimate, struct to struct, mixture", estimate_struct(mixture_request), unit);
  print("estimate, struct to struct, layout left open", estimate_struct(open_request), unit);
  const auto whole = [](const std::string& request) {
    return microseconds([&] { return static_cast<double>(api::call("estimate", request).size()); });
  };
  print("estimate, JSON to JSON, dense", whole(dense_request), unit);
  print("estimate, JSON to JSON, layout left open", whole(open_request), unit);
  const auto arrivals = [](const char* curve) {
    const std::string request = arrivals_request(curve);
    return microseconds([&] { return static_cast<double>(api::call("estimate", request).size()); },
                        plans_per_batch);
  };
  print("estimate, JSON to JSON, requests at a rate", arrivals("false"), unit);
  print("estimate, JSON to JSON, curve of rates", arrivals("true"), unit);
  const auto plan = [](const std::string& request) {
    return microseconds([&] { return static_cast<double>(api::call("plan", request).size()); },
                        plans_per_batch);
  };
  print("plan, JSON to JSON, users with limits", plan(users_request), unit);
  print("plan, JSON to JSON, 500 users of a mixture", plan(crowd_request), unit);
  print("plan, JSON to JSON, arrival rate", plan(rate_request), unit);
  return 0;
}
