#include "core/advice/serving/layout.h"

#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;
using test::question;

TEST_CASE("Every layout uses all GPUs and cuts heads evenly") {
  const ServingQuestion q = question("meta-llama/Llama-3.1-70B-Instruct", "h100-sxm-80gb", 12, "fp8");
  const ModelShape shape = model_shape(*q.serving.model);
  const std::vector<Parallelism> all = layouts(q.serving, shape);
  CHECK(all.size() > 3);
  for (const Parallelism& p : all) {
    CHECK(p.gpus() == 12);
    CHECK(64 % p.tensor == 0);
    CHECK(p.tensor <= 8);
  }
}

TEST_CASE("Left open, parallelism is chosen so that the request fits and is answered soonest") {
  ServingQuestion q = question("meta-llama/Llama-3.1-70B-Instruct", "h100-sxm-80gb", 4, "bf16");
  q.serving.concurrency = 16;
  const ServingEstimate chosen = estimate_serving(q);
  REQUIRE(chosen.speed.has_value());
  CHECK(chosen.serving.parallelism.tensor == 4);
  const double chosen_seconds = 16 / chosen.speed->requests_per_second;
  q.choose_parallelism = false;
  for (const Parallelism& p : layouts(q.serving, chosen.shape)) {
    q.serving.parallelism = p;
    const ServingEstimate other = estimate_serving(q);
    if (other.speed) CHECK(16 / other.speed->requests_per_second > 0.99 * chosen_seconds);
  }
}

TEST_CASE("Left open, weights are the widest format that holds all users") {
  ServingQuestion q = question("meta-llama/Llama-3.1-70B-Instruct", "h200-sxm-141gb", 1, "bf16");
  q.choose_weights = true;
  q.serving.concurrency = 16;
  CHECK(estimate_serving(q).serving.weights->id == "fp8");
  q.serving.gpu_count = 2;
  CHECK(estimate_serving(q).serving.weights->id == "bf16");
  q.serving.gpu_count = 1;
  q.serving.gpu = find_gpu("l40s-48gb");
  q.serving.concurrency = 1;
  CHECK(estimate_serving(q).serving.weights->id == "int4");
}
