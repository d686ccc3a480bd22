#include "tests/accuracy/serving_row.h"

#include <cstdlib>

namespace whichgpu::accuracy {
namespace {

// Tokens per verification step of three drafts where the table does not say: what its own twin rows with
// and without drafts show (launch scripts draft one to three tokens).
constexpr int assumed_draft_tokens = 3;
constexpr double assumed_accepted_tokens = 1.9;

std::string text(const CsvRow& row, const char* column) {
  const auto found = row.find(column);
  return found == row.end() ? "" : found->second;
}

double number(const CsvRow& row, const char* column) {
  return std::strtod(text(row, column).c_str(), nullptr);
}

/// The catalog's name of a weight format that the table describes by bytes per weight.
std::string weight_precision(const CsvRow& row) {
  constexpr double mxfp4_bytes = 0.53125;
  const std::string weights = text(row, "weights");
  if (weights != "fp4") return weights;
  return number(row, "expert_weight_bytes") == mxfp4_bytes ? "mxfp4" : "nvfp4";
}

void add_flag(api::Json& flags, const CsvRow& row, const char* name) {
  if (!text(row, name).empty()) flags[name] = number(row, name);
}

}  // namespace

std::optional<ServingRow> serving_row(const CsvRow& row) {
  ServingRow r;
  r.id = text(row, "id");
  r.model = text(row, "model");
  r.gpu = text(row, "gpu");
  r.engine = text(row, "engine") == "trtllm" ? "tensorrt-llm" : text(row, "engine");
  r.ttft_seconds = number(row, "ttft_ms") / 1e3;
  r.tpot_seconds = number(row, "tpot_ms") / 1e3;
  r.input_tokens = number(row, "input_tokens");
  r.output_tokens = number(row, "output_tokens");
  r.concurrency = number(row, "concurrency");
  if (r.ttft_seconds <= 0 || r.tpot_seconds <= 0) return std::nullopt;
  const bool speculative = number(row, "speculative") > 0;
  r.in_doubt = !text(row, "doubt").empty();
  r.labels_conflict = !speculative && text(row, "speculative_by_script") == "on";

  const double gpus = number(row, "gpus");
  const double tensor = number(row, "tensor_parallel");
  const double attention_data = number(row, "attention_data_parallel");
  r.request = {{"workload", "serving"},
               {"model", r.model},
               {"gpu", r.gpu},
               {"gpu_count", gpus},
               {"parallelism",
                {{"tensor", tensor},
                 {"attention_data", attention_data},
                 {"pipeline", gpus / (tensor * attention_data)},
                 {"expert", number(row, "expert_parallel")}}},
               {"precision",
                {{"weights", weight_precision(row)},
                 {"kv_cache", number(row, "kv_cache_bytes_per_element") == 1 ? "fp8" : "bf16"}}},
               {"engine", r.engine},
               {"input_tokens", r.input_tokens},
               {"output_tokens", r.output_tokens},
               {"concurrency", r.concurrency},
               {"load", text(row, "load")}};
  if (speculative) {
    r.request["speculative"] = {{"draft_tokens", assumed_draft_tokens},
                                {"accepted_tokens_per_step", assumed_accepted_tokens}};
  }
  api::Json flags = api::Json::object();
  for (const char* name : {"scheduler_recv_interval", "batch_wait_timeout_iters",
                           "attention_dp_timeout_iters", "max_num_batched_tokens"}) {
    add_flag(flags, row, name);
  }
  if (!flags.empty()) r.request["engine_flags"] = flags;
  if (!text(row, "max_num_seqs").empty()) r.request["max_num_seqs"] = number(row, "max_num_seqs");
  return r;
}

double output_throughput(const ServingRow& row, double ttft_seconds, double tpot_seconds) {
  return row.concurrency * row.output_tokens / (ttft_seconds + (row.output_tokens - 1) * tpot_seconds);
}

}  // namespace whichgpu::accuracy
