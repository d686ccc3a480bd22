#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>

#include "core/advice/serving/plan_candidate.h"
#include "core/catalog/tables.h"

#include "tests/core/support.h"

using namespace whichgpu;

namespace {

constexpr std::array models{"meta-llama/Llama-3.1-8B-Instruct", "meta-llama/Llama-3.1-70B-Instruct",
                            "deepseek-ai/DeepSeek-R1", "Qwen/Qwen3-30B-A3B"};
constexpr std::array cards{"rtx-4090-24gb", "l40s-48gb", "a100-sxm-80gb", "h200-sxm-141gb"};

/// Calls `check(question, choice)` with eight cards in many formats and layouts, for prompts and answers of
/// many lengths.
template <typename Check>
void for_many(const Check& check) {
  for (const char* model : models) {
    for (const char* gpu : cards) {
      ServingPlanQuestion question;
      question.model = find_model(model);
      const PricedCard card{find_gpu(gpu), {}, 1};
      for (const double input : {32.0, 1024.0, 16384.0}) {
        for (const double output : {1.0, 16.0, 256.0, 2048.0}) {
          question.need.input_tokens = input;
          question.need.output_tokens = output;
          for (const Formats& formats : plan_formats(question, *card.gpu)) {
            for (const int tensor : {1, 8}) {
              Parallelism unit;
              unit.tensor = tensor;
              unit.pipeline = 8 / tensor;
              check(question, ServingChoice{&card, formats, unit, 1});
            }
          }
        }
      }
    }
  }
}

}  // namespace

TEST_CASE("No number of users asks a replica for more requests per second than its bound") {
  int bounded = 0;
  for_many([&](const ServingPlanQuestion& question, const ServingChoice& choice) {
    const ModelShape shape = model_shape(*question.model);
    const double held = most_users_held(question, shape, choice);
    if (held < 1) return;
    const double bound = most_rate(question, shape, choice, held, tables::serving_calibration());
    if (bound < no_limit) ++bounded;
    const Serving serving = serving_of(question, choice);
    const StepModel model =
        step_model(serving, shape, weight_bytes(*serving.weights, shape), tables::serving_calibration());
    for (double users = 1; users <= held; users = std::ceil(users * 1.3)) {
      const ServingTrial trial = try_serving(model, users, {});
      if (trial.broken != ServingLimit::none) break;
      CHECK(users / request_seconds(*trial.speed, serving.output_tokens) <= bound * (1 + 1e-9));
    }
  });
  CHECK(bounded > 500);
}

TEST_CASE("No number of copies answers sooner than the least times say, or within limits that they miss") {
  int late = 0;
  for_many([&](ServingPlanQuestion question, ServingChoice choice) {
    question.need.concurrency = 100;
    question.need.limits.max_ttft_seconds = 1;
    question.need.limits.max_tpot_seconds = 0.02;
    const ModelShape shape = model_shape(*question.model);
    ServingChoice flat = choice;
    flat.unit.pipeline = 1;
    const LeastTimes least = least_times(question, shape, flat, tables::serving_calibration());
    if (!least.within_limits) ++late;
    for (choice.replicas = 1; choice.gpus() <= question.max_gpus; ++choice.replicas) {
      const ServingCandidate candidate = try_choice(question, shape, choice, tables::serving_calibration());
      if (candidate.request_seconds > 0)
        CHECK(candidate.request_seconds * (1 + 1e-9) >= least.request_seconds);
      if (candidate.broken == ServingLimit::none) CHECK(least.within_limits);
    }
  });
  CHECK(late > 500);
}
