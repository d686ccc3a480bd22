#include "core/advice/serving/formats.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>

#include "core/advice/serving/fixes.h"
#include "core/advice/serving/plan_candidate.h"
#include "core/advice/serving/plan_units.h"
#include "core/catalog/engine_support.h"

#include "tests/core/support.h"

using namespace whichgpu;
using test::as_published;

namespace {

std::string format_ids(std::string_view engine, std::string_view gpu, std::string_view model) {
  std::string all;
  for (const WeightPrecision* weights :
       weight_formats(*find_engine(engine), *find_gpu(gpu), *find_model(model)))
    all += std::string(all.empty() ? "" : " ") + std::string(weights->id);
  return all;
}

/// The first, and so the widest, weights with which the planner's candidates hold the user on one card with
/// this engine and the cache as published.
const WeightPrecision* planned(const ServingQuestion& q) {
  ServingPlanQuestion question;
  question.model = q.serving.model;
  question.need.input_tokens = q.serving.input_tokens;
  question.need.output_tokens = q.serving.output_tokens;
  const PricedCard card{q.serving.gpu, {}, 1};
  for (const Formats& formats : plan_formats(question, *q.serving.gpu)) {
    if (formats.engine != q.serving.engine || formats.kv_cache != q.serving.kv_cache) continue;
    const ServingChoice choice{&card, formats, {}, 1};
    if (try_choice(question, model_shape(*question.model), choice, tables::serving_calibration()).broken ==
        ServingLimit::none)
      return formats.weights;
  }
  return nullptr;
}

const WeightPrecision* proposed(const ServingQuestion& q) {
  for (const Fix<ServingQuestion>& fix : fixes(q, estimate_serving(q)).found)
    if (fix.id.text == "narrower_weights") return fix.changed.serving.weights;
  return nullptr;
}

}  // namespace

TEST_CASE("Narrower weights are those that engine and card are made for") {
  constexpr const char* llama = "meta-llama/Llama-3.1-70B-Instruct";
  CHECK(format_ids("vllm", "h100-sxm-80gb", llama) == "bf16 fp8 int4");
  CHECK(format_ids("vllm", "b200-sxm-180gb", llama) == "bf16 fp8 nvfp4");
  CHECK(format_ids("vllm", "mi355x-288gb", llama) == "bf16 fp8 mxfp4");
  CHECK(format_ids("vllm", "a100-sxm-80gb", llama) == "bf16 int8 int4");  // no FP8 units
  CHECK(format_ids("vllm", "v100-sxm-32gb", llama) == "bf16 int4");       // nor INT8 units
  CHECK(format_ids("llama.cpp", "h100-sxm-80gb", llama) == "bf16 q8_0 q6_k q4_k_m");
  // llama.cpp reads no FP8 files: the checkpoint is converted to no more than its 8 bits.
  CHECK(format_ids("llama.cpp", "h100-sxm-80gb", "deepseek-ai/DeepSeek-R1") == "q8_0 q6_k q4_k_m");
  CHECK(format_ids("vllm", "h100-sxm-80gb", "deepseek-ai/DeepSeek-R1") == "fp8 int4");
  CHECK(format_ids("vllm", "a100-sxm-80gb", "deepseek-ai/DeepSeek-R1") == "fp8 int4");
  CHECK(format_ids("vllm", "h100-sxm-80gb", "openai/gpt-oss-120b") == "mxfp4");  // nothing is narrower
}

TEST_CASE("The cache is kept as the checkpoint is served, or in 8 bit") {
  const Model& llama = *find_model("meta-llama/Llama-3.1-70B-Instruct");
  const Gpu& h100 = *find_gpu("h100-sxm-80gb");
  const auto vllm = cache_formats(*find_engine("vllm"), h100, llama);
  REQUIRE(vllm.size() == 2);
  CHECK(vllm.front()->id == "bf16");
  CHECK(vllm.back()->id == "fp8");
  CHECK(cache_formats(*find_engine("llama.cpp"), h100, llama).back()->id == "q8_0");
}

TEST_CASE("Weights left open, the fix and the planner name the same format, on every card and engine") {
  int compared = 0;
  for (const std::string name : {"meta-llama/Llama-3.1-8B-Instruct", "Qwen/Qwen3-32B", "Qwen/Qwen3-30B-A3B",
                                 "meta-llama/Llama-3.1-70B-Instruct", "deepseek-ai/DeepSeek-R1"}) {
    const Model& model = *find_model(name);
    for (const Gpu& gpu : tables::gpus()) {
      for (const Engine& engine : tables::engines()) {
        if (!engine_suits(engine, gpu)) continue;
        ServingQuestion q = as_published(model, gpu, engine);
        if (estimate_serving(q).speed || !engine_loads(engine, *q.serving.weights, gpu)) continue;
        CAPTURE(name);
        CAPTURE(gpu.id);
        CAPTURE(engine.id);
        const WeightPrecision* fix = proposed(q);
        CHECK(fix == planned(q));
        q.choose_weights = true;
        const ServingEstimate open = estimate_serving(q);
        const bool fits = open.speed && open.footprint.shortfall_bytes <= 0;
        CHECK(fix == (fits ? open.serving.weights : nullptr));
        if (fix != nullptr) ++compared;
      }
    }
  }
  CHECK(compared > 300);
}

TEST_CASE("Who names the format that a checkpoint is published in asks for the checkpoint") {
  // Experts in MXFP4 and most matrices beside them in FP8, which MXFP4 mixtures usually keep in 16 bits.
  const std::string open =
      R"({"workload": "serving", "model": "deepseek-ai/DeepSeek-V4-Flash", "gpu": "h200-sxm-141gb", "gpu_count": 4)";
  const auto weights = [&](const std::string& precision) {
    return test::answer("estimate", open + precision + "}")["fit"]["per_gpu"]["weights_bytes"].get<double>();
  };
  CHECK(weights(R"(, "precision": {"weights": "mxfp4"})") == weights(""));
  CHECK(weights("") * 4 < 160e9);
}
