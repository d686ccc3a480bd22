#include "core/time/serving_speed.h"

#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;
using test::question;

namespace {

ServingSpeed speed(const ServingQuestion& q) {
  const ServingEstimate e = estimate_serving(q);
  REQUIRE(e.speed.has_value());
  return *e.speed;
}

ServingQuestion llama_on_h100s() {
  ServingQuestion q = question("meta-llama/Llama-3.1-70B-Instruct", "h100-sxm-80gb", 8, "bf16");
  q.choose_parallelism = false;
  q.serving.parallelism.tensor = 8;
  q.serving.input_tokens = 1024;
  return q;
}

}  // namespace

TEST_CASE("One user's decode step cannot beat the memory bandwidth") {
  // 8 x 3.35 TB/s and 139 GB of weights (all but the input embedding): at least 5.2 ms a token.
  ServingQuestion q = llama_on_h100s();
  const double floor_seconds = (141.107e9 - 2.101e9) / (8 * 3.35e12);
  CHECK(speed(q).tpot_seconds > floor_seconds);
  CHECK(speed(q).tpot_seconds < 4 * floor_seconds);
  CHECK(speed(q).bound == Bound::memory);
}

TEST_CASE("More users: each is slower, all together are faster") {
  ServingQuestion q = llama_on_h100s();
  double tpot = 0;
  double throughput = 0;
  for (const double users : {1.0, 4.0, 16.0, 64.0, 256.0}) {
    q.serving.concurrency = users;
    const ServingSpeed s = speed(q);
    CHECK(s.tpot_seconds > tpot);
    CHECK(s.output_tokens_per_second > throughput);
    tpot = s.tpot_seconds;
    throughput = s.output_tokens_per_second;
  }
}

TEST_CASE("Little's law: users in flight are requests per second times seconds per request") {
  ServingQuestion q = llama_on_h100s();
  for (const double users : {3.0, 40.0, 4000.0}) {
    q.serving.concurrency = users;
    const ServingSpeed s = speed(q);
    const double request_seconds = s.ttft_seconds + (q.serving.output_tokens - 1) * s.tpot_seconds;
    CHECK(s.requests_per_second * request_seconds == doctest::Approx(users));
  }
}

TEST_CASE("Only a common start makes the first token wait for the other users' prompts") {
  // A burst of C users costs the mean request (C-1)/(2k) prompts, k requests per user; a service has none.
  ServingQuestion q = llama_on_h100s();
  q.serving.concurrency = 128;
  const ServingSpeed steady = speed(q);
  q.serving.load = Load::benchmark;
  const ServingSpeed benchmark = speed(q);
  const double wave =
      127.0 / (2 * tables::serving_calibration().benchmark_requests) * benchmark.prefill.total();
  CHECK(benchmark.ttft_seconds > 0.9 * wave);
  CHECK(steady.ttft_seconds < 0.5 * benchmark.ttft_seconds);
}

TEST_CASE("A cached prefix spares prompt work, drafts spare steps") {
  ServingQuestion q = llama_on_h100s();
  q.serving.input_tokens = 16384;
  const ServingSpeed cold = speed(q);
  q.serving.cached_prefix_fraction = 0.9;
  CHECK(speed(q).prefill.total() < 0.25 * cold.prefill.total());
  q.serving.cached_prefix_fraction = 0;
  q.serving.speculation = {3, 2.0};
  CHECK(speed(q).tpot_seconds < 0.7 * cold.tpot_seconds);
}

TEST_CASE("FP8 weights on a card without FP8 units save bandwidth but not arithmetic") {
  ServingQuestion q = question("meta-llama/Llama-3.1-70B-Instruct", "a100-sxm-80gb", 4, "fp8");
  const ServingEstimate e = estimate_serving(q);
  CHECK(e.linear_rate.weight_only);
  CHECK_FALSE(e.linear_rate.native);
  CHECK(e.linear_rate.peak_flops == 312e12);  // the dense BF16 peak
  const ServingEstimate h100 =
      estimate_serving(question("meta-llama/Llama-3.1-70B-Instruct", "h100-sxm-80gb", 4, "fp8"));
  CHECK(h100.linear_rate.peak_flops == doctest::Approx(1979e12).epsilon(0.001));
}

TEST_CASE("Capacity adds up over PCIe cards, speed does not") {
  ServingQuestion q = question("meta-llama/Llama-3.1-8B-Instruct", "l40s-48gb", 1, "bf16");
  q.serving.concurrency = 64;
  const double one = speed(q).tpot_seconds;
  q.serving.gpu_count = 8;
  q.choose_parallelism = false;
  q.serving.parallelism.tensor = 8;
  CHECK(speed(q).tpot_seconds > one / 4);
}
