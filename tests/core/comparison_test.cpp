#include <doctest/doctest.h>

#include "core/advice/serving/answer.h"

#include "tests/core/support.h"

using namespace whichgpu;

namespace {

ServingEstimate on(const char* gpu, const char* model, double users) {
  ServingQuestion q = test::question(model, "h100-sxm-80gb", 8, "bf16");
  q.choose_parallelism = false;  // chosen anew for the other card
  q.serving.parallelism.tensor = 8;
  q.serving.concurrency = users;
  q.serving.input_tokens = 1024;
  q.serving.output_tokens = 1024;
  return answer_on(q, *find_gpu(gpu)).estimate;
}

constexpr const char* llama_8b = "meta-llama/Llama-3.1-8B-Instruct";    // 15 GiB of weights
constexpr const char* llama_70b = "meta-llama/Llama-3.1-70B-Instruct";  // 131 GiB

}  // namespace

TEST_CASE("The same work takes the smallest power of two of another card that holds every user") {
  CHECK(on("rtx-4090-24gb", llama_8b, 1).serving.gpu_count == 1);
  // 0.92 x 44.5 GiB a card: four of them hold 131 GiB and some users of 0.6 GiB each, but not 64.
  CHECK(on("l40s-48gb", llama_70b, 1).serving.gpu_count == 4);
  CHECK(on("l40s-48gb", llama_70b, 64).serving.gpu_count == 8);
  CHECK(on("h200-sxm-141gb", llama_70b, 1).serving.gpu_count == 2);
}

TEST_CASE("Where eight cards do not hold it, the answer is that of eight") {
  const ServingEstimate e = on("rtx-4090-24gb", "openai/GPT-3-175B", 1);  // 326 GiB, 8 x 24
  CHECK(e.serving.gpu_count == 8);
  CHECK_FALSE(e.speed.has_value());
}

TEST_CASE("A price of the visitor's own does not carry over to another card") {
  ServingQuestion q = test::question(llama_8b, "h100-sxm-80gb", 1, "bf16");
  q.price.own_usd_per_gpu_hour = 1234;
  CHECK(answer_on(q, *find_gpu("l40s-48gb")).estimate.price.usd_per_hour != 1234);
}
