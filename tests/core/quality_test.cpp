#include "core/catalog/quality.h"

#include <doctest/doctest.h>

#include "core/catalog/lookup.h"

#include "tests/core/support.h"

using namespace whichgpu;
using test::Json;

TEST_CASE("Losses are those that were printed") {
  // llama.cpp's tables: Q4_K_M takes 1.2 % more perplexity of Llama 2 70B, 4.83 % of Llama 3 70B Instruct; of
  // Llama 3 8B the likeliest token is the same 91.9 % of the time.
  const FormatQuality& q4 = *find_quality(*find_weight_precision("q4_k_m"));
  CHECK(q4.loss == QualityLoss::small);
  CHECK(q4.least_ppl_ratio == doctest::Approx(1.012));
  CHECK(q4.most_ppl_ratio == doctest::Approx(1.048));
  CHECK(q4.same_token_share == doctest::Approx(0.919));
  CHECK(find_quality(*find_weight_precision("bf16")) == nullptr);
  CHECK(find_quality(*find_weight_precision("q2_k"))->loss == QualityLoss::last_resort);
  CHECK(find_quality(*find_weight_precision("int4"))->most_ppl_ratio == 0);
}

TEST_CASE("Fewer bits of a kind never lose less") {
  double before = 1;
  for (const char* format : {"q8_0", "q6_k", "q5_k_m", "q4_k_m", "q3_k_m", "q2_k"}) {
    const FormatQuality& quality = *find_quality(*find_weight_precision(format));
    CHECK(quality.most_ppl_ratio >= before);
    CHECK(quality.least_ppl_ratio <= quality.most_ppl_ratio);
    before = quality.most_ppl_ratio;
  }
}

TEST_CASE("A report says what narrower weights cost, not what published ones do") {
  const auto quality = [](const char* more) {
    Json request = Json::parse(R"({"workload": "serving", "model": "meta-llama/Llama-3.1-70B-Instruct",
                                   "gpu": "h100-sxm-80gb"})");
    request.merge_patch(Json::parse(more));
    return test::answer("estimate", request.dump()).value("quality", Json());
  };
  CHECK(quality(R"({"precision": {"weights": "fp8"}})")["grade"] == "none");
  CHECK(quality(R"({"precision": {"weights": "fp8"}})")["ppl_ratio"][1] == 1.01);
  CHECK(quality(R"({"precision": {"weights": "int4"}})")["ppl_ratio"].is_null());
  CHECK(quality(R"({"gpu_count": 2})").is_null());
  CHECK(quality(R"({"model": "deepseek-ai/DeepSeek-R1", "gpu_count": 8})").is_null());
  CHECK(quality(R"({"model": "openai/gpt-oss-120b"})").is_null());
}

TEST_CASE("A narrower format that would fit is proposed with what it costs") {
  const Json report = test::answer("estimate", R"({"workload": "serving", "gpu": "h100-sxm-80gb",
      "model": "meta-llama/Llama-3.1-70B-Instruct", "precision": {"weights": "bf16"}})");
  bool proposed = false;
  for (const Json& fix : report["fit"]["fixes"]) {
    if (fix["id"] == "narrower_weights")
      proposed = fix["args"]["loss"] == "none" || fix["args"]["loss"] == "small";
  }
  CHECK(proposed);
}
