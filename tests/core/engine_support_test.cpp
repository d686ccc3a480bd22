#include "core/catalog/engine_support.h"

#include <doctest/doctest.h>

#include "core/catalog/lookup.h"

#include "tests/core/round_numbers.h"

using namespace whichgpu;
using test::round_engine;
using test::round_gpu;

TEST_CASE("Engines run on the vendors and generations they are built for") {
  Engine engine = round_engine();
  Gpu gpu = round_gpu();
  CHECK(engine_runs_on(engine, gpu));
  engine.minimum_compute_capability = 9.0;
  CHECK(engine_runs_on(engine, gpu));
  engine.minimum_compute_capability = 10.0;  // a number: 9.0 is less, though its first digit is more
  CHECK_FALSE(engine_runs_on(engine, gpu));
  gpu.compute_capability = "";  // of a card of one's own: not known
  CHECK(engine_runs_on(engine, gpu));
  gpu.vendor = "AMD";
  CHECK(engine_runs_on(engine, gpu));
  engine.nvidia_only = true;
  CHECK_FALSE(engine_runs_on(engine, gpu));
}

TEST_CASE("Apple's processors run what reads GGUF or knows one device only") {
  Engine engine = round_engine();
  Gpu gpu = round_gpu();
  gpu.vendor = "Apple";
  CHECK_FALSE(engine_runs_on(engine, gpu));
  engine.gguf_weights = true;
  CHECK(engine_runs_on(engine, gpu));
  engine.gguf_weights = false;
  engine.tensor_parallel = false;
  CHECK(engine_runs_on(engine, gpu));
}

TEST_CASE("llama.cpp loads GGUF, 16 bit and MXFP4; an engine of which nothing is listed is not restricted") {
  const Engine& llama_cpp = *find_engine("llama.cpp");
  const Gpu& gpu = *find_gpu("h100-sxm-80gb");
  for (const std::string_view id : {"q4_k_m", "mxfp4_moe", "bf16", "fp16", "mxfp4"}) {
    CAPTURE(id);
    CHECK(engine_loads(llama_cpp, *find_weight_precision(id), gpu));
  }
  for (const std::string_view id : {"fp8", "int8", "int4", "nvfp4"}) {
    CAPTURE(id);
    CHECK_FALSE(engine_loads(llama_cpp, *find_weight_precision(id), gpu));
    CHECK(engine_loads(round_engine(), *find_weight_precision(id), gpu));
  }
}

TEST_CASE("Layers can stay in host memory where the engine works on them and a bus leads there") {
  Engine engine = round_engine();
  Gpu gpu = round_gpu();
  CHECK_FALSE(can_offload(engine, gpu));
  engine.host_bandwidth = 0.5;
  CHECK(can_offload(engine, gpu));
  gpu.memory_class = MemoryClass::unified;  // it is the same memory
  CHECK_FALSE(can_offload(engine, gpu));
  gpu.memory_class = MemoryClass::gddr;
  gpu.interconnect.pcie_bytes_per_second = 0;
  CHECK_FALSE(can_offload(engine, gpu));
}

TEST_CASE("Cards can be joined by NVLink or by PCIe") {
  Gpu gpu = round_gpu();
  CHECK(can_be_joined(gpu));
  gpu.interconnect.nvlink_bytes_per_second = 0;
  CHECK(can_be_joined(gpu));
  gpu.interconnect.pcie_bytes_per_second = 0;
  CHECK_FALSE(can_be_joined(gpu));
}

TEST_CASE("Limits are those of the first size of card that holds it, and small cards can be named") {
  Engine engine = round_engine();
  engine.card_limits = {};
  engine.card_limits.push({50e9, 10, 100, 0, 0});
  engine.card_limits.push({150e9, 20, 200, 0, 0});
  engine.card_limits.push({0, 30, 300, 0, 0});
  Gpu gpu = round_gpu();
  CHECK(default_limits(engine, gpu).max_num_seqs == 20);
  gpu.memory_bytes = 49e9;
  CHECK(default_limits(engine, gpu).max_num_seqs == 10);
  gpu.memory_bytes = 150e9;
  CHECK(default_limits(engine, gpu).max_num_seqs == 30);
  engine.small_by_name = "Round";
  CHECK(default_limits(engine, gpu).max_num_seqs == 10);
}

namespace {

bool loads(std::string_view engine, std::string_view weights, std::string_view gpu) {
  return engine_loads(*find_engine(engine), *find_weight_precision(weights), *find_gpu(gpu));
}

bool caches(std::string_view engine, std::string_view cache, std::string_view gpu) {
  return engine_caches(*find_engine(engine), *find_kv_precision(cache), *find_gpu(gpu));
}

}  // namespace

TEST_CASE("TensorRT-LLM starts MXFP4 from Hopper, FP8 from Ada and NVFP4 from Blackwell on") {
  // NVIDIA's guide for gpt-oss names H200 and B200; "WFP4A16 MoE is unsupported on SM89" (TensorRT-LLM#6717).
  CHECK(loads("tensorrt-llm", "mxfp4", "h200-sxm-141gb"));
  CHECK(loads("tensorrt-llm", "mxfp4", "b300-sxm-288gb"));
  for (const std::string_view gpu : {"rtx-3090-24gb", "a100-sxm-80gb", "l4-24gb", "l40s-48gb"}) {
    CAPTURE(gpu);
    CHECK_FALSE(loads("tensorrt-llm", "mxfp4", gpu));
  }
  CHECK_FALSE(loads("tensorrt-llm", "fp8", "a100-sxm-80gb"));
  CHECK(loads("tensorrt-llm", "fp8", "l40s-48gb"));
  CHECK_FALSE(loads("tensorrt-llm", "nvfp4", "h100-sxm-80gb"));
  CHECK(loads("tensorrt-llm", "nvfp4", "b200-sxm-180gb"));
  // Its table of hardware has no 4-bit whole numbers on Blackwell.
  CHECK(loads("tensorrt-llm", "int4", "h100-sxm-80gb"));
  CHECK_FALSE(loads("tensorrt-llm", "int4", "b200-sxm-180gb"));
}

TEST_CASE("vLLM starts MXFP4 from Ampere on, NVFP4 on NVIDIA's cards, and so do its earlier versions") {
  CHECK(loads("vllm", "mxfp4", "rtx-3090-24gb"));  // from 8.0 on (vllm#23203)
  CHECK(loads("vllm-0.11", "mxfp4", "rtx-3090-24gb"));
  CHECK_FALSE(loads("vllm", "mxfp4", "t4-16gb"));
  CHECK_FALSE(loads("vllm-0.11", "mxfp4", "t4-16gb"));
  CHECK_FALSE(loads("vllm", "nvfp4", "mi300x-192gb"));
}

TEST_CASE("Below 8.9 an FP8 cache of vLLM is E5M2") {
  for (const std::string_view gpu : {"a100-sxm-80gb", "rtx-3090-24gb"}) {
    CAPTURE(gpu);
    CHECK(caches("vllm", "fp8", gpu));
    CHECK(fp8_cache_is_e5m2(*find_engine("vllm"), *find_gpu(gpu)));
    CHECK(fp8_cache_is_e5m2(*find_engine("vllm-0.11"), *find_gpu(gpu)));
  }
  CHECK(caches("vllm", "fp8", "l40s-48gb"));
  CHECK(caches("vllm", "int8", "rtx-3090-24gb"));  // int8_per_token_head ran there (club-3090)
  CHECK_FALSE(fp8_cache_is_e5m2(*find_engine("vllm"), *find_gpu("l40s-48gb")));
}

TEST_CASE("llama.cpp keeps keys and values in its own types") {
  CHECK_FALSE(caches("llama.cpp", "fp8", "h100-sxm-80gb"));
  CHECK(caches("llama.cpp", "q8_0", "h100-sxm-80gb"));
  CHECK_FALSE(caches("vllm", "q8_0", "h100-sxm-80gb"));
}

TEST_CASE("What one would propose: TensorRT-LLM for the cards of NVIDIA's list, llama.cpp for a few users") {
  const Engine& trt = *find_engine("tensorrt-llm");
  // NVIDIA/TensorRT-LLM@8f2e263:docs/source/supported-hardware.md: B200, GB200, B300, GB300, DGX Spark; H100,
  // H200, GH200; L20, L40, L40S; A100.
  for (const std::string_view gpu :
       {"a100-sxm-80gb", "l20-48gb", "l40s-48gb", "h100-sxm-80gb", "b200-sxm-180gb", "gb10-128gb"}) {
    CAPTURE(gpu);
    CHECK(engine_suits(trt, *find_gpu(gpu)));
  }
  for (const std::string_view gpu :
       {"rtx-3090-24gb", "rtx-4090-24gb", "a10-24gb", "l4-24gb", "rtx-5090-32gb"}) {
    CAPTURE(gpu);
    CHECK(engine_runs_on(trt, *find_gpu(gpu)));
    CHECK_FALSE(engine_suits(trt, *find_gpu(gpu)));
  }
  // Its table names an FP8 cache on Ampere: not refused, but not proposed either.
  const KvPrecision& fp8 = *find_kv_precision("fp8");
  CHECK(engine_caches(trt, fp8, *find_gpu("a100-sxm-80gb")));
  CHECK_FALSE(engine_proposes_cache(trt, fp8, *find_gpu("a100-sxm-80gb")));
  CHECK(engine_proposes_cache(trt, fp8, *find_gpu("h100-sxm-80gb")));
  CHECK(engine_serves(*find_engine("llama.cpp"), 4));  // its server starts four slots
  CHECK_FALSE(engine_serves(*find_engine("llama.cpp"), 5));
  CHECK(engine_serves(*find_engine("vllm"), 1000));
}
