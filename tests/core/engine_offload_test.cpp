#include <doctest/doctest.h>

#include "core/catalog/engine_support.h"

#include "tests/core/support.h"

using namespace whichgpu;

namespace {

/// The card of https://inventivehq.com/blog/local-llm-benchmarks: RTX 5060 Ti 16 GB (448 GB/s GDDR7,
/// https://www.nvidia.com/en-us/geforce/graphics-cards/50-series/rtx-5060-family/) in PCIe 3.0 x8.
Gpu slow_slot_card() {
  Gpu gpu = *find_gpu("rtx-5090-32gb");
  gpu.memory_bytes = 16311.0 * 1048576;
  gpu.memory_bandwidth = 448e9;
  gpu.interconnect.pcie_bytes_per_second = 7.88e9;
  return gpu;
}

ServingQuestion question_on(const Gpu& gpu, std::optional<int> gpu_layers) {
  ServingQuestion q = test::question("Qwen/Qwen2.5-Coder-14B-Instruct", "rtx-5090-32gb", 1, "q4_k_m");
  q.serving.gpu = &gpu;
  q.serving.engine = find_engine("llama.cpp");
  q.serving.memory_utilization = q.serving.engine->memory_utilization;
  q.serving.max_num_batched_tokens = default_limits(*q.serving.engine, *q.serving.gpu).max_num_batched_tokens;
  q.serving.input_tokens = 1;
  q.serving.output_tokens = 128;
  q.serving.offload = {true, gpu_layers, std::nullopt, 38.4e9};  // two channels of DDR4-2400
  return q;
}

}  // namespace

TEST_CASE("Layers in host memory: published rates of a sweep over the layers on the card") {
  // https://inventivehq.com/blog/vram-offload-cliff-gpu-layers-benchmark, tokens per second. The share of the
  // host's bandwidth was taken from the first row; the others are predictions.
  struct Row {
    int gpu_layers;
    double tokens_per_second;
  };
  const Gpu gpu = slow_slot_card();
  for (const Row& row : {Row{0, 2.89}, Row{8, 3.58}, Row{16, 4.24}, Row{24, 5.61}, Row{32, 7.26}}) {
    CAPTURE(row.gpu_layers);
    const ServingEstimate e = estimate_serving(question_on(gpu, row.gpu_layers));
    REQUIRE(e.speed.has_value());
    CHECK(e.speed->tokens_per_second_per_user == doctest::Approx(row.tokens_per_second).epsilon(0.2));
    CHECK(e.speed->basis == Basis::extrapolated);
  }
}

TEST_CASE("Layers in host memory: what is on the card and what is on the host add up") {
  const Gpu gpu = slow_slot_card();
  const ServingFootprint none = estimate_serving(question_on(gpu, 0)).footprint;
  const ServingFootprint half = estimate_serving(question_on(gpu, 24)).footprint;
  const ServingFootprint all = estimate_serving(question_on(gpu, std::nullopt)).footprint;
  CHECK(none.weights_bytes == doctest::Approx(0));
  CHECK(all.host.layers == 0);
  CHECK(all.gpu_layers == 48);
  CHECK(half.weights_bytes + half.host_bytes - half.kv_cache_bytes ==
        doctest::Approx(none.host_bytes - 2 * half.kv_cache_bytes));
}

TEST_CASE("A model that is too large: as many layers as fit, and the fix that says so") {
  ServingQuestion q = test::question("meta-llama/Llama-3.1-70B-Instruct", "rtx-4090-24gb", 1, "q4_k_m");
  q.serving.engine = find_engine("llama.cpp");
  q.serving.input_tokens = 1024;
  q.serving.memory_utilization = q.serving.engine->memory_utilization;
  q.serving.max_num_batched_tokens = 512;
  CHECK(estimate_serving(q).footprint.verdict == Verdict::does_not_fit);
  q.serving.offload.allowed = true;
  const ServingFootprint f = estimate_serving(q).footprint;
  CHECK(f.verdict != Verdict::does_not_fit);
  // 80 layers of 0.5 GB: about 23 GB on the card hold about 43 of them.
  CHECK(f.gpu_layers >= 38);
  CHECK(f.gpu_layers <= 46);

  const test::Json report = test::answer(
      "estimate",
      R"({"model": "meta-llama/Llama-3.1-70B-Instruct", "gpu": "rtx-4090-24gb", "engine": "llama.cpp",
          "precision": {"weights": "q4_k_m"}})");
  bool offered = false;
  for (const test::Json& fix : report["fit"]["fixes"]) offered = offered || fix["id"] == "layers_on_host";
  CHECK(offered);
}

TEST_CASE("Experts in host memory: published rates of one user") {
  struct Row {
    std::string request;
    double tokens_per_second;
  };
  const std::string_view asked = R"(, "engine": "llama.cpp", "input_tokens": 1000, "output_tokens": 512})";
  // None says what the host's memory is: two channels of DDR5-5600 are what this program assumes.
  const Row rows[] = {
      // https://github.com/ggml-org/llama.cpp/pull/15077
      {R"({"model": "openai/gpt-oss-120b", "gpu": "rtx-5090-32gb", "gpu_count": 2,
           "offload": {"expert_layers_on_host": 3})",
       108},
      // https://ai-maestro.online/drastically-improve-prompt-processing-speed-for-n-cpu-moe-partially-offloaded-models-8/
      {R"({"model": "openai/gpt-oss-120b", "gpu": "rtx-3090-24gb", "offload": {"expert_layers_on_host": 25})",
       33},
      // https://gokawiil.com/article/74814, which does not name the card (a Core i9-14900K reads the experts)
      {R"({"model": "openai/gpt-oss-120b", "gpu": "rtx-4090-24gb", "offload": {"expert_layers_on_host": 36})",
       25.6},
      // https://github.com/ikawrakow/ik_llama.cpp/discussions/357: 68.7 to 76.7, a 7950X
      {R"({"model": "Qwen/Qwen3-30B-A3B", "gpu": "rtx-4080-16gb", "precision": {"weights": "iq4_xs"},
           "offload": {"expert_layers_on_host": 14})",
       72}};
  for (const Row& row : rows) {
    CAPTURE(row.request);
    const test::Json report = test::answer("estimate", row.request + std::string(asked));
    CHECK(report["speed"]["tokens_per_second_per_user"].get<double>() ==
          doctest::Approx(row.tokens_per_second).epsilon(0.25));
  }
}

TEST_CASE("Experts in host memory: those of as few layers as must, all else on the card") {
  // 36 layers of 128 experts of 3 x 2880 x 2880 weights of 0.53 bytes: 1.69 GB a layer; all else in 16 bit.
  const test::Json two = test::answer("estimate", R"({"model": "openai/gpt-oss-120b", "gpu": "rtx-5090-32gb",
      "gpu_count": 2, "engine": "llama.cpp", "precision": {"weights": "mxfp4"}, "offload": {}})");
  const test::Json& host = two["fit"]["host"];
  CHECK(host["gpu_layers"] == 36);
  const double layers = host["expert_layers_on_host"];
  // 36 or 35 left of them are 18 on one of the cards: 31 GB with attention, 1.2 GB of head, and what the
  // engine takes.
  CHECK(layers >= 2);
  CHECK(layers <= 4);
  // The input embedding of 201,088 x 2,880 in 16 bit is there, too.
  CHECK(host["bytes"].get<double>() == doctest::Approx(layers * 1.69e9 + 1.16e9).epsilon(0.02));
  const test::Json none = test::answer("estimate", R"({"model": "openai/gpt-oss-120b", "gpu": "rtx-5090-32gb",
      "engine": "llama.cpp", "precision": {"weights": "mxfp4"}, "offload": {"expert_layers_on_host": 36}})");
  // What is left: 36 layers of attention, router and norms, and the head, some 2.3 GB in 16 bit.
  CHECK(none["fit"]["per_gpu"]["weights_bytes"].get<double>() < 3.5e9);
  CHECK(none["fit"]["verdict"] == "comfortable");

  const test::Json lacking =
      test::answer("estimate", R"({"model": "openai/gpt-oss-120b", "gpu": "rtx-5090-32gb",
      "gpu_count": 2, "engine": "llama.cpp", "precision": {"weights": "mxfp4"}})");
  bool offered = false;
  for (const test::Json& fix : lacking["fit"]["fixes"]) {
    offered = offered || (fix["id"] == "experts_on_host" &&
                          fix["args"]["expert_layers"] == host["expert_layers_on_host"]);
  }
  CHECK(offered);
}

TEST_CASE("Experts in host memory: layers are counted from the first, dense ones among them") {
  // DeepSeek's first three layers have none: of 10 layers, 7 of 58 keep 256 experts of 3 x 7168 x 2048
  // weights there.
  const auto host_bytes = [](int layers) {
    const test::Json report = test::answer(
        "estimate", R"({"model": "deepseek-ai/DeepSeek-R1", "gpu": "h100-sxm-80gb", "engine": "llama.cpp",
                        "precision": {"weights": "q8_0"}, "offload": {"expert_layers_on_host": )" +
                        std::to_string(layers) + "}}");
    return report["fit"]["host"]["bytes"].get<double>();
  };
  CHECK(host_bytes(20) - host_bytes(10) ==
        doctest::Approx(10 * 256 * 3.0 * 7168 * 2048 * 34 / 32).epsilon(0.001));
  CHECK(host_bytes(10) - host_bytes(4) ==
        doctest::Approx(6 * 256 * 3.0 * 7168 * 2048 * 34 / 32).epsilon(0.001));
}

TEST_CASE("Offload: what cannot be asked for") {
  CHECK(test::error_of(test::answer(
            "estimate", R"({"model": "openai/gpt-oss-120b", "gpu": "rtx-4090-24gb", "engine": "llama.cpp",
                            "offload": {"expert_layers_on_host": 37}})")) ==
        "bad_value offload.expert_layers_on_host");
  CHECK(test::error_of(
            test::answer("estimate", R"({"model": "Qwen/Qwen3-8B", "gpu": "rtx-4090-24gb", "engine": "vllm",
                            "offload": {}})")) == "bad_value offload");
  CHECK(test::error_of(test::answer(
            "estimate", R"({"model": "Qwen/Qwen3-8B", "gpu": "rtx-4090-24gb", "engine": "llama.cpp",
                            "offload": {"gpu_layers": 37}})")) == "bad_value offload.gpu_layers");
  CHECK(test::error_of(test::answer(
            "estimate", R"({"model": "Qwen/Qwen3-8B", "gpu": "rtx-4090-24gb", "engine": "llama.cpp",
                            "offload": {"layers": 3}})")) == "unknown_field offload.layers");
}

TEST_CASE("vLLM's limits depend on the card: 1,024 and 8,192 from 70 GiB on, not on A100") {
  // vllm-project/vllm: vllm/engine/arg_utils.py, get_batch_defaults
  const Engine& vllm = *find_engine("vllm");
  CHECK(default_limits(vllm, *find_gpu("h100-sxm-80gb")).max_num_seqs == 1024);
  CHECK(default_limits(vllm, *find_gpu("h100-sxm-80gb")).max_num_batched_tokens == 8192);
  CHECK(default_limits(vllm, *find_gpu("a100-sxm-80gb")).max_num_seqs == 256);
  CHECK(default_limits(vllm, *find_gpu("rtx-4090-24gb")).max_num_batched_tokens == 2048);
}

TEST_CASE("SGLang takes what its reserve for step, graphs and GPUs leaves of the card") {
  // By hand from sgl-project/sglang: python/sglang/srt/server_args.py, _handle_gpu_memory_settings, in MiB.
  const auto share = [](const std::string& request) {
    return test::answer("estimate", request)["configuration"]["memory_utilization"].get<double>();
  };
  // 81,559 - (512 + 8,192 x 1.5 + 256 x 2 + 128) = 68,119
  CHECK(share(R"({"model": "Qwen/Qwen3-8B", "gpu": "h100-sxm-80gb", "engine": "sglang"})") == 0.835);
  // 183,359 - (512 + 8,192 x 1.5 + 512 x 2 + 512) = 169,023
  const std::string four =
      R"("gpu": "b200-sxm-180gb", "gpu_count": 4, "parallelism": {"tensor": 4}, "engine": "sglang")";
  CHECK(share(R"({"model": "deepseek-ai/DeepSeek-R1", "engine_flags": {"max_num_batched_tokens": 8192}, )" +
              four + "}") == 0.922);
  // the same with steps of 16,384: 156,735
  CHECK(share(R"({"model": "deepseek-ai/DeepSeek-R1", )" + four + "}") == 0.855);
  // 143,771 - (512 + 8,192 x 1.5 + 512 x 2 + 1,024 + 512 x 8 x 4.5) = 110,491
  CHECK(
      share(
          R"({"model": "deepseek-ai/DeepSeek-R1", "gpu": "h200-sxm-141gb", "gpu_count": 8, "engine": "sglang",
                  "parallelism": {"tensor": 1, "attention_data": 8, "expert": 8}})") == 0.769);
  CHECK(share(R"({"model": "Qwen/Qwen3-8B", "gpu": "h100-sxm-80gb", "engine": "sglang",
                  "memory_utilization": 0.9})") == 0.9);
}
