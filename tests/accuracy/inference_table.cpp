#include "tests/accuracy/inference_table.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/catalog/lookup.h"
#include "core/workload/serving.h"

#include "tests/accuracy/inference_names.h"
#include "tests/accuracy/inference_pitfalls.h"

namespace whichgpu::accuracy {
namespace {

struct Lengths {
  double input = 1;
  double output = 1;
};

/// What the benchmark programs use where a page prints no lengths.
Lengths usual_lengths(const std::string& engine) {
  if (engine == "tinychat") return {4, 200};
  if (engine == "gpt-fast") return {5, 200};
  return {1, 128};
}

/// Lengths of 0 (a decode rate from an empty prompt, or a prompt alone) become 1.
Lengths lengths_of(const CsvRow& row, const std::string& engine) {
  Lengths lengths = usual_lengths(engine);
  if (is_number(row, "isl")) lengths.input = std::max(number(row, "isl"), 1.0);
  if (is_number(row, "osl")) lengths.output = std::max(number(row, "osl"), 1.0);
  return lengths;
}

/// GPUs that share each layer, GPUs that share the layers, and ranks that share attention.
Parallelism parallelism_of(const CsvRow& row, const Measurement& m) {
  Parallelism p;
  const int gpus = std::max(static_cast<int>(number(row, "num_gpus")), 1);
  const Engine* engine = find_engine(m.engine);
  const bool splits_layers_only = engine != nullptr && !engine->tensor_parallel;
  if (splits_layers_only || text(row, "tp").rfind("layer-split", 0) == 0) {
    p.pipeline = gpus;
    return p;
  }
  p.pipeline = std::max(static_cast<int>(number(row, "pp")), 1);
  p.tensor = is_number(row, "tp") ? static_cast<int>(number(row, "tp")) : gpus / p.pipeline;
  // TensorRT-LLM 1.0 spreads the sequences of mixtures, not their heads: its page sets enable_attention_dp.
  // Taken so for Qwen3 on one pipeline stage, where the rates bear it out.
  const bool qwen3_mixture = m.model == "Qwen/Qwen3-235B-A22B" || m.model == "Qwen/Qwen3-30B-A3B";
  if (qwen3_mixture && p.pipeline == 1) std::swap(p.tensor, p.attention_data);
  return p;
}

/// Cache formats that a page does not print: FP8 for the FP8 and FP4 checkpoints of TensorRT-LLM 1.0,
/// which carry it, else 16 bit.
std::string cache_format(const CsvRow& row) {
  const bool carried = text(row, "engine") == "TensorRT-LLM (PyTorch backend)";
  return kv_format(text(row, "kv_precision"), carried ? "fp8" : "fp16");
}

/// Requests of trtllm-bench in NVIDIA's tables of largest throughput, which prints them by lengths
/// (docs/source/performance/perf-overview.md of v0.14.0 and v1.0, "Preparing a Dataset").
double requests_of_max_throughput(const Lengths& lengths) {
  if (lengths.input == 20000) return 1000;
  if (lengths.input + lengths.output <= 256) return 30000;
  return lengths.input + lengths.output <= 2500 ? 3000 : 1500;
}

void read_value(const CsvRow& row, Measurement& m) {
  constexpr double milliseconds = 1e-3;
  const std::string metric = text(row, "metric");
  const double value = number(row, "value");
  if (metric == "output_tok_s_total") m.measured.output_tokens_per_second = value;
  if (metric == "tok_s_per_gpu") m.measured.output_tokens_per_second = value * number(row, "num_gpus");
  if (metric == "decode_tok_s") m.measured.decode_tokens_per_second = value;
  if (metric == "prefill_tok_s") m.measured.prefill_tokens_per_second = value;
  if (metric == "ttft_ms") m.measured.ttft_seconds = value * milliseconds;
  if (metric == "tpot_ms" && m.load == "steady") {
    m.measured.tpot_seconds = value * milliseconds;
  } else if (metric == "tpot_ms") {
    m.measured.decode_tokens_per_second = 1 / (value * milliseconds);
  }
}

test::Json request_of(const CsvRow& row, const Measurement& m) {
  const Lengths lengths = lengths_of(row, m.engine);
  const Parallelism p = parallelism_of(row, m);
  const std::string weights = weight_format(text(row, "precision"));
  test::Json request = {
      {"workload", "serving"},
      {"model", m.model},
      {"gpu", m.gpu},
      {"gpu_count", p.gpus()},
      {"parallelism",
       {{"tensor", p.tensor},
        {"pipeline", p.pipeline},
        {"attention_data", p.attention_data},
        {"expert", p.attention_data}}},
      {"precision", {{"weights", weights.empty() ? "fp16" : weights}, {"kv_cache", cache_format(row)}}},
      {"engine", m.engine},
      {"input_tokens", lengths.input},
      {"output_tokens", lengths.output},
      {"load", m.load}};
  if (m.load == "static") request["concurrency"] = number(row, "concurrency_or_batch");
  if (m.load == "offline" && text(row, "source").find("perf-overview") != std::string::npos) {
    request["memory_utilization"] = 0.95;  // the benchmark's own settings
    request["concurrency"] = requests_of_max_throughput(lengths);
    if (text(row, "engine_version").rfind("0.1", 0) == 0) request["max_num_seqs"] = 4096;
  }
  return request;
}

}  // namespace

bool is_inference_table(const CsvTable& table) {
  const auto has = [&](const char* column) {
    return std::find(table.columns.begin(), table.columns.end(), column) != table.columns.end();
  };
  return has("metric") && has("value") && has("concurrency_or_batch");
}

std::vector<Measurement> read_inference_table(const CsvTable& table) {
  std::vector<Measurement> measurements;
  std::size_t number_of_row = 0;
  for (const CsvRow& row : table.rows) {
    Measurement m;
    m.id = "row " + std::to_string(++number_of_row);
    m.source = text(row, "source");
    m.model = model_id(text(row, "model"));
    const bool forty =
        text(row, "gpu") == "A100" && m.source.find("LLM-Inference-Bench") != std::string::npos;
    m.gpu = forty ? "a100-sxm-40gb" : gpu_id(text(row, "gpu"));  // that bench's capacity steps say so
    m.engine_version = text(row, "engine_version");
    m.engine = engine_id(text(row, "engine"), m.engine_version);
    m.requests_per_second = offered_requests_per_second(row);
    m.load = is_number(row, "concurrency_or_batch") ? "static" : "offline";
    if (m.requests_per_second > 0) m.load = "steady";
    m.left_out = pitfall(row);
    m.unanswerable = not_askable(row);
    read_value(row, m);
    m.request = request_of(row, m);
    measurements.push_back(std::move(m));
  }
  return measurements;
}

}  // namespace whichgpu::accuracy
