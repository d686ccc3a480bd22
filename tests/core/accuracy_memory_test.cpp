#include <cmath>
#include <doctest/doctest.h>
#include <sstream>

#include "tests/accuracy/engine_memory.h"
#include "tests/accuracy/memory_files.h"
#include "tests/accuracy/memory_table.h"

namespace whichgpu::accuracy {
namespace {

/// How far the core may be from what an engine printed. Weights and files are arithmetic; a pool is what
/// weights, activations and runtime leave.
double tolerance(const MemoryMeasurement& m) {
  if (m.tolerance > 0) return m.tolerance;
  switch (m.metric) {
    case MemoryMetric::weights_gib:
    case MemoryMetric::cache_gib:
      return 0.02;
    case MemoryMetric::file_gib:
      return 0.03;
    default:
      return 0.06;
  }
}

}  // namespace

TEST_CASE("memory that engines and files take, as published") {
  const auto measurements = read_memory_files(std::string(WHICHGPU_DATA) + "/measurements/memory");
  CHECK(measurements.size() >= 300);
  for (const MemoryMeasurement& m : measurements) {
    CAPTURE(m.group);
    CAPTURE(m.id);
    std::string why_not;
    const auto says = predict(m, why_not);
    CAPTURE(why_not);
    REQUIRE(says.has_value());
    CAPTURE(*says);
    CAPTURE(m.measured);
    CHECK(std::abs(*says / m.measured - 1) <= tolerance(m));
  }
}

TEST_CASE("Logs of a start give an engine's constants back") {
  // A pool that is 100 MB smaller says that the runtime takes 100 MB more; the same of buffers over PCIe.
  MemoryMeasurement one;
  one.request = {{"model", "Qwen/Qwen3-8B"}, {"gpu", "l40s-48gb"}, {"engine", "vllm"}};
  one.metric = MemoryMetric::kv_pool_gib;
  MemoryMeasurement two = one;
  two.request["gpu_count"] = 2;
  two.request["parallelism"] = {{"tensor", 2}};
  std::vector<MemoryMeasurement> logs{one, two};
  for (MemoryMeasurement& log : logs) {
    std::string why_not;
    log.measured = predict(log, why_not).value() - 0.1e9 / 1073741824.0;
  }
  const std::vector<EngineMemory> found = fit_engine_memory(logs);
  REQUIRE(found.size() == 2);
  CHECK(found[0].constant == "runtime_bytes");
  CHECK(found[1].constant == "collective_bytes.pcie");
  for (const EngineMemory& constant : found) {
    CHECK(constant.engine == "vllm");
    CHECK(constant.fitted.front() == doctest::Approx(constant.bytes + 0.1e9).epsilon(1e-4));
  }
}

TEST_CASE("a table of memory: rows become requests, or carry the reason") {
  std::istringstream in(
      "what,model,precision,config,metric,value_gib,source,notes\n"
      "GGUF weights size,Llama-3-70B,Q4_K_M,llama.cpp,file_size,39.59,s,\n"
      "finetune peak memory,Llama 2 7B,bf16,x,peak_gpu_mem,20,s,\n"
      "\"inference memory, generating 2048 tokens\",Qwen-7B,BF16,\"HF, bs1 2xA100 total\",m,16.99,s,\n");
  const CsvTable table = read_csv(in);
  REQUIRE(is_memory_table(table));
  const auto rows = read_memory_table(table);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].left_out.empty());
  CHECK(rows[0].request["precision"]["weights"] == "q4_k_m");
  CHECK(rows[0].metric == MemoryMetric::file_gib);
  CHECK(rows[1].left_out == "training or images");
  CHECK(rows[2].request["gpu_count"] == 2);
  CHECK(rows[2].request["output_tokens"] == 2048);
}

}  // namespace whichgpu::accuracy
