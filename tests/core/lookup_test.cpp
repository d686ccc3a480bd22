#include "core/catalog/lookup.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>

#include "core/catalog/model_shape.h"

using namespace whichgpu;

TEST_CASE("Names are matched without regard to case, by id and by alias") {
  REQUIRE(find_gpu("H100-SXM-80GB") != nullptr);
  CHECK(find_gpu("H100-SXM-80GB")->id == "h100-sxm-80gb");
  CHECK(find_gpu("h200")->id == "h200-sxm-141gb");
  CHECK(find_model("META-LLAMA/llama-3.1-70b-instruct")->id == "meta-llama/Llama-3.1-70B-Instruct");
  CHECK(find_gpu("h100x") == nullptr);
  CHECK(find_gpu("") == nullptr);
}

TEST_CASE("Formats have the names that engines and checkpoints give them") {
  for (const char* name : {"awq_int4", "AWQ", "gptq", "w4a16", "int4-awq"}) {
    CAPTURE(name);
    REQUIRE(find_weight_precision(name) != nullptr);
    CHECK(find_weight_precision(name)->id == "int4");
  }
  CHECK(find_weight_precision("w8a8")->id == "int8");
  CHECK(find_kv_precision("fp8_e5m2")->id == "fp8");
  CHECK(find_weight_precision("int3") == nullptr);
}

TEST_CASE("A misspelt name gets the nearest ids") {
  const auto ids = nearest_gpu_ids("h10-sxm-80gb");
  REQUIRE_FALSE(ids.empty());
  CHECK(ids[0] == "h100-sxm-80gb");
  const auto models = nearest_model_ids("Llama-3.1-70B-Instuct");
  CHECK(std::find(models.begin(), models.end(), "meta-llama/Llama-3.1-70B-Instruct") != models.end());
}

TEST_CASE("Datasheet figures of the cards that articles mix up are the right variant's, dense") {
  // NVIDIA's H100 datasheet prints 1,979 / 1,513 / 1,671 FP16 TFLOPS with sparsity for SXM / PCIe / NVL.
  CHECK(find_gpu("h100-sxm-80gb")->dense.fp16 == doctest::Approx(1979e12 / 2).epsilon(0.001));
  CHECK(find_gpu("h100-pcie-80gb")->dense.fp16 == doctest::Approx(1513e12 / 2).epsilon(0.001));
  CHECK(find_gpu("h100-nvl-94gb")->dense.fp16 == doctest::Approx(1671e12 / 2).epsilon(0.001));
  CHECK(find_gpu("a100-sxm-80gb")->dense.fp16 == 312e12);
  CHECK(find_gpu("rtx-a6000-48gb")->dense.fp16 == doctest::Approx(154.8e12).epsilon(0.001));
  CHECK(find_gpu("l40s-48gb")->dense.fp16 == doctest::Approx(362e12).epsilon(0.001));
  CHECK(find_gpu("h100-sxm-80gb")->memory_bandwidth == 3350e9);
  CHECK(find_gpu("a100-pcie-40gb")->memory_bandwidth == 1555e9);
  CHECK(find_gpu("h200-sxm-141gb")->dense.fp16 == find_gpu("h100-sxm-80gb")->dense.fp16);
  // NVLink totals of 600 and 900 GB/s count both directions.
  CHECK(find_gpu("a100-sxm-80gb")->interconnect.nvlink_bytes_per_second == 300e9);
  CHECK(find_gpu("h100-sxm-80gb")->interconnect.nvlink_bytes_per_second == 450e9);
}

TEST_CASE("Every card can be estimated with: memory, bandwidth and some arithmetic") {
  for (const Gpu& gpu : tables::gpus()) {
    CAPTURE(gpu.id);
    CHECK(gpu.memory_bytes > 1e9);
    CHECK(gpu.memory_bytes < 1.1 * gpu.marketed_memory_bytes);
    CHECK(gpu.memory_bandwidth > 1e10);
    CHECK(std::max({gpu.dense.fp16, gpu.dense.bf16, gpu.dense.fp32}) > 1e12);
    CHECK_FALSE(gpu.source.empty());
  }
}

TEST_CASE(
    "A request without an engine gets the first usual one that runs on the card and reads the weights") {
  CHECK(usual_engine(*find_gpu("h100-sxm-80gb"), *find_weight_precision("fp8")).id == "vllm");
  CHECK(usual_engine(*find_gpu("h100-sxm-80gb"), *find_weight_precision("q4_k_m")).id == "llama.cpp");
  CHECK(usual_engine(*find_gpu("v100-sxm-32gb"), *find_weight_precision("mxfp4")).id == "llama.cpp");
  CHECK(usual_engine(*find_gpu("v100-sxm-32gb"), *find_weight_precision("fp8")).id == "vllm");  // neither
  const auto gpus = tables::gpus();
  const auto apple = std::find_if(gpus.begin(), gpus.end(), [](const Gpu& g) { return g.vendor == "Apple"; });
  REQUIRE(apple != gpus.end());
  CHECK(usual_engine(*apple, *find_weight_precision("bf16")).id == "llama.cpp");
  CHECK(image_engine().id == "transformers");
  CHECK(usual_framework(true).id == "megatron");
  CHECK(usual_framework(false).id == "hugging-face");
  CHECK(framework_with(TrainingKernels::captured)->id == "megatron-graph");
}

TEST_CASE("Every engine has calibrated constants of its own, and an unknown one takes nobody's") {
  const Gpu& nvidia = *find_gpu("h100-sxm-80gb");
  const Gpu& amd = *find_gpu("mi300x-192gb");
  for (const Engine& engine : tables::engines()) {
    CAPTURE(engine.id);
    for (const Gpu* gpu : {&nvidia, &amd}) {
      CHECK(engine_calibration(tables::serving_calibration(), engine, *gpu).engine ==
            calibrated_engine(engine, *gpu));
    }
  }
  CHECK(calibrated_engine(*find_engine("sglang"), nvidia) == "sglang");
  CHECK(calibrated_engine(*find_engine("sglang"), amd) == "sglang-rocm");
  Engine unknown;
  unknown.id = "nobody's";
  CHECK(engine_calibration(tables::serving_calibration(), unknown, nvidia).engine.empty());
}

TEST_CASE("Suggestions: at most three, each once, by id or by alias, however long the name") {
  CHECK(nearest_gpu_ids("H200")[0] == "h200-sxm-141gb");  // an alias, without regard to case
  CHECK(nearest_gpu_ids("rtx 4090")[0] == "rtx-4090-24gb");
  CHECK(nearest_model_ids("openai/gpt-oss-120")[0] == "openai/gpt-oss-120b");
  for (const auto& ids : {nearest_gpu_ids(""), nearest_gpu_ids(std::string(10'000, 'x')),
                          nearest_model_ids("llama"), nearest_image_model_ids("sdxl")}) {
    REQUIRE(ids.size() == 3);
    CHECK(ids[0] != ids[1]);
    CHECK(ids[1] != ids[2]);
    CHECK(ids[0] != ids[2]);
  }
}
