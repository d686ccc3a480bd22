#include <doctest/doctest.h>

#include "core/time/step_time.h"

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

namespace {

/// 2 ms of fixed costs, 1 ms for 256 tokens; launched one by one the kernels take 10 ms.
StepCost cost() {
  StepCost c;
  c.fixed = 0.002;
  c.linear_token = 0.001 / 256;
  c.launched_one_by_one = 0.010;
  c.graph_tokens = 512;
  return c;
}

double prompt_of(double tokens) {
  StepWork work;
  work.prompt_tokens = tokens;
  work.outputs = 1;
  return step_time(cost(), work).total();
}

Json tuning_report(const std::string& more) {
  return test::answer(
      "estimate",
      R"({"workload":"serving","model":"Qwen/Qwen3-30B-A3B","gpu":"h200-sxm-141gb")" + more + "}");
}

}  // namespace

TEST_CASE("Kernels of a prompt that no graph holds are launched ahead of a busy card") {
  CHECK(prompt_of(512) == doctest::Approx(0.002 + 0.002));   // from a graph
  CHECK(prompt_of(1024) == doctest::Approx(0.002 + 0.010));  // the card waits for launches
  CHECK(prompt_of(768) == doctest::Approx(0.002 + 0.005));   // half of such steps are larger
  CHECK(prompt_of(4096) == doctest::Approx(0.002 + 0.016));  // launches are ahead
}

TEST_CASE("A step that only decodes runs from its graph") {
  StepWork work;
  work.sequences = 2048;
  work.contexts = 2048;
  CHECK(step_time(cost(), work).total() == doctest::Approx(0.002 + 0.008));
}

TEST_CASE("A request says how its engine is started, and the report says it back") {
  CHECK(tuning_report("")["configuration"]["tuning"] == "default");
  CHECK(tuning_report(R"(,"tuning":"tuned")")["configuration"]["tuning"] == "tuned");
  CHECK(test::error_of(tuning_report(R"(,"tuning":"fast")")) == "bad_value tuning");
}

TEST_CASE("The flags of recipes speed an engine up that has some, and no other") {
  const auto tpot = [](const std::string& more) {
    return tuning_report(more)["speed"]["tpot_ms"].get<double>();
  };
  CHECK(tpot(R"(,"engine":"sglang","tuning":"tuned")") < tpot(R"(,"engine":"sglang")"));
  CHECK(tpot(R"(,"engine":"tensorrt-llm","tuning":"tuned")") == tpot(R"(,"engine":"tensorrt-llm")"));
}
