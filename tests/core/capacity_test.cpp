#include "core/advice/serving/capacity.h"

#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;

namespace {

Capacity capacity_of(std::string_view gpu, int count, int tensor, int replicas, LatencyLimits limits) {
  Serving s = test::question("meta-llama/Llama-3.1-70B-Instruct", gpu, count, "fp8").serving;
  s.parallelism.tensor = tensor;
  s.parallelism.data = replicas;
  return capacity(s, model_shape(*s.model), limits, tables::serving_calibration());
}

}  // namespace

TEST_CASE("Without time limits, memory limits: what the footprint says") {
  const ServingQuestion q = test::question("meta-llama/Llama-3.1-70B-Instruct", "h200-sxm-141gb", 1, "fp8");
  const ModelShape shape = model_shape(*q.serving.model);
  const ServingFootprint f = serving_footprint(q.serving, shape, weight_bytes(*q.serving.weights, shape), 1);
  const Capacity c = capacity_of("h200-sxm-141gb", 1, 1, 1, {});
  CHECK(c.concurrency == f.pool_requests);
  CHECK_FALSE(c.by_latency.has_value());
  CHECK(c.limited_by == ServingLimit::memory);
}

TEST_CASE("A limit on the time per token holds up to the capacity and not beyond") {
  const LatencyLimits limits{no_limit, 0.03};
  const Capacity c = capacity_of("h200-sxm-141gb", 2, 2, 1, limits);
  REQUIRE(c.limited_by == ServingLimit::tpot);
  CHECK(c.concurrency == c.by_latency);
  CHECK(c.concurrency < c.by_memory);
  ServingQuestion q = test::question("meta-llama/Llama-3.1-70B-Instruct", "h200-sxm-141gb", 2, "fp8");
  q.choose_parallelism = false;
  q.serving.parallelism.tensor = 2;
  q.serving.concurrency = c.concurrency;
  CHECK(estimate_serving(q).speed->tpot_seconds <= 0.03);
  q.serving.concurrency = c.concurrency + 1;
  CHECK(estimate_serving(q).speed->tpot_seconds > 0.03);
}

TEST_CASE("Capacity adds up over replicas, speed does not") {
  const LatencyLimits limits{no_limit, 0.06};
  const Capacity one = capacity_of("l40s-48gb", 4, 4, 1, limits);
  const Capacity three = capacity_of("l40s-48gb", 12, 4, 3, limits);
  REQUIRE(one.concurrency > 0);
  CHECK(three.concurrency >= 3 * one.concurrency);
  CHECK(three.concurrency < 3 * (one.concurrency + 1));
}

TEST_CASE("Limits that one user breaks leave a capacity of zero, and are named") {
  const Capacity c = capacity_of("h200-sxm-141gb", 1, 1, 1, {no_limit, 0.001});
  CHECK(c.concurrency == 0);
  CHECK(c.limited_by == ServingLimit::tpot);
  const Capacity full = capacity_of("l40s-48gb", 1, 1, 1, {});
  CHECK(full.concurrency == 0);
  CHECK(full.limited_by == ServingLimit::memory);
}
