#include "core/memory/serving_footprint.h"

#include <doctest/doctest.h>

#include "tests/core/support.h"

using namespace whichgpu;
using test::question;

namespace {

ServingFootprint footprint(const ServingQuestion& q) { return estimate_serving(q).footprint; }

}  // namespace

TEST_CASE("Llama 3.1 70B on one H200: not in BF16 at 0.92, in FP8 it starts") {
  // (140.40 GiB - 0.45 that the driver keeps) x 0.92 = 128.8 GiB usable; 131.4 GiB of BF16 weights alone are
  // more.
  const ServingFootprint wide =
      footprint(question("meta-llama/Llama-3.1-70B-Instruct", "h200-sxm-141gb", 1, "bf16"));
  CHECK(wide.usable_bytes / test::gib == doctest::Approx(128.76).epsilon(0.001));
  CHECK(wide.verdict == Verdict::does_not_fit);
  CHECK(wide.shortfall_bytes > (131.4 - 128.8) * test::gib);

  const ServingFootprint narrow =
      footprint(question("meta-llama/Llama-3.1-70B-Instruct", "h200-sxm-141gb", 1, "fp8"));
  CHECK(narrow.verdict == Verdict::comfortable);
  // FP8 matrices 63.75 GiB and two 16-bit vocabulary matrices 3.91 GiB.
  CHECK(narrow.weights_bytes / test::gib == doctest::Approx(67.67).epsilon(0.001));
  // What is left, with 2 GiB of activations and 1.3 of context and graphs, holds about 23 sequences of 2.5
  // GiB.
  CHECK(narrow.pool_requests >= 19);
  CHECK(narrow.pool_requests <= 23);
}

TEST_CASE("gpt-oss-120b fits one H100") {
  // Routed experts: 36 layers x 128 x 3 x 2880 x 2880 weights at 4.25 bits = 60.9 GB; the rest in BF16.
  // The model card says that it was made to fit 80 GB. Kernels pad its width from 2880 to 3072, which is
  // 4.1 GB more; vLLM's log says 64.38 GiB (llm-d/llm-d-benchmark, empirical-vllm-memory-results.md).
  ServingQuestion q = question("openai/gpt-oss-120b", "h100-sxm-80gb", 1, "mxfp4");
  q.serving.input_tokens = 1024;
  const ServingFootprint f = footprint(q);
  CHECK(f.verdict != Verdict::does_not_fit);
  CHECK(f.weights_bytes / test::gib == doctest::Approx(64.38).epsilon(0.01));
}

TEST_CASE("The parts add up, and what is reserved covers what is needed") {
  const ServingFootprint f = footprint(question("Qwen/Qwen3-235B-A22B", "h100-sxm-80gb", 8, "fp8"));
  CHECK(f.needed_bytes ==
        doctest::Approx(f.weights_bytes + f.kv_cache_bytes + f.activations_bytes + f.runtime_bytes));
  CHECK(f.reserved_bytes >= f.needed_bytes);
  CHECK(f.free_bytes == doctest::Approx(f.usable_bytes - f.needed_bytes));
}

TEST_CASE("More users than the cache holds: a paged engine lets them wait, a contiguous one fails") {
  ServingQuestion q = question("meta-llama/Llama-3.1-70B-Instruct", "h200-sxm-141gb", 1, "fp8");
  q.serving.concurrency = 60;
  const ServingEstimate paged = estimate_serving(q);
  CHECK(paged.footprint.verdict == Verdict::tight);
  CHECK(paged.footprint.shortfall_bytes > 0);
  REQUIRE(paged.speed.has_value());
  CHECK(paged.speed->limited_by == ConcurrencyLimit::kv_cache);
  CHECK(paged.speed->queue_seconds > 0);

  q.serving.engine = find_engine("llama.cpp");
  q.serving.weights = find_weight_precision("q8_0");
  CHECK(estimate_serving(q).footprint.verdict == Verdict::does_not_fit);
}

TEST_CASE("Engines budget memory by their own rules") {
  // 0.92 of what the driver leaves for vLLM; for TensorRT-LLM 0.9 of what weights and activations leave,
  // which is more.
  ServingQuestion q = question("meta-llama/Llama-3.1-70B-Instruct", "h200-sxm-141gb", 1, "fp8");
  const ServingFootprint vllm = footprint(q);
  CHECK(vllm.usable_bytes == doctest::Approx(0.92 * (vllm.capacity_bytes - 483e6)));
  q.serving.engine = find_engine("tensorrt-llm");
  q.serving.memory_utilization = 0.9;
  const ServingFootprint trt = footprint(q);
  const double fixed = trt.weights_bytes + trt.activations_bytes + trt.runtime_bytes;
  CHECK(trt.kv_pool_bytes == doctest::Approx(0.9 * (trt.capacity_bytes - fixed)));
}

TEST_CASE("Attention data parallelism gives every rank its own sequences") {
  ServingQuestion q = question("deepseek-ai/DeepSeek-R1", "h200-sxm-141gb", 8, "fp8");
  q.choose_parallelism = false;
  q.serving.concurrency = 64;
  q.serving.parallelism.tensor = 8;
  const ServingFootprint tensor = footprint(q);
  q.serving.parallelism = {};
  q.serving.parallelism.attention_data = 8;
  q.serving.parallelism.expert = 8;
  const ServingFootprint data = footprint(q);
  CHECK(data.kv_cache_bytes ==
        doctest::Approx(tensor.kv_cache_bytes / 8));  // the latent cache is not cut by tensor ranks
  CHECK(data.weights_bytes > tensor.weights_bytes);   // attention weights are whole on each rank
}

TEST_CASE("An encoder keeps no cache: as many at once as the scheduler takes") {
  ServingQuestion q = question("google-bert/bert-base-uncased", "l4-24gb", 1, "bf16");
  q.serving.max_num_seqs = 300;
  const ServingFootprint f = footprint(q);
  CHECK(f.kv_cache_bytes == 0);
  CHECK(f.pool_requests == 300);
}
