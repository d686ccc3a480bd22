#include "tests/accuracy/wild/wild_tables.h"

#include <algorithm>
#include <cmath>

#include "core/catalog/units.h"

#include "tests/accuracy/inference_names.h"
#include "tests/accuracy/measurement_files.h"
#include "tests/accuracy/wild/wild_names.h"

namespace whichgpu::accuracy {
namespace {

/// NVFP4 checkpoints carry an FP8 cache in their quantization config (kv_cache_quant_algo).
std::string cache_format(const CsvRow& row, const std::string& weights) {
  if (weights == "nvfp4" || number(row, "kv_cache_bytes_per_element") == 1) return "fp8";
  return "bf16";
}

std::string weight_name(const std::string& printed) {
  if (printed == "fp4") return "nvfp4";
  if (printed == "mxfp4") return printed;
  return weight_format(printed);
}

/// Kimi's own four bits are those of its routed experts alone, in groups of 32.
std::string weights_of(const CsvRow& row) {
  const std::string weights = weight_name(text(row, "weights"));
  return weights == "int4" && number(row, "linear_weight_bytes") == sixteen_bit_bytes ? "int4_group32"
                                                                                      : weights;
}

/// Of bench_serving with range ratio 0, and of conversations; else fixed.
std::string law_of(const std::string& load) {
  if (load == "benchmark_uniform") return "uniform";
  return load == "sharegpt" ? "conversations" : "fixed";
}

void name(WildRow& wild, const CsvRow& row, const std::string& version, const std::string& date) {
  Measurement& m = wild.measurement;
  m.model = wild_model(text(row, "model"));
  m.gpu = wild_gpu(text(row, "gpu"));
  m.engine = wild_engine(text(row, "engine"), m.gpu);
  m.source = text(row, "source");
  wild.version = wild_version(text(row, "engine"), version, date);
  m.engine_version = wild.version;
  m.publisher = publisher_of(m.source);
}

/// What a run of `users` users is asked with.
test::Json request_of(const WildRow& wild, const std::string& weights, const std::string& cache) {
  const Measurement& m = wild.measurement;
  test::Json request = {{"workload", "serving"},
                        {"model", m.model},
                        {"gpu", m.gpu},
                        {"precision", {{"weights", weights}, {"kv_cache", cache}}},
                        {"engine", m.engine},
                        {"input_tokens", std::round(m.run->input.mean)},
                        {"output_tokens", std::round(m.run->output.mean)},
                        {"concurrency", m.run->users},
                        {"load", m.load}};
  const bool told = m.engine == "vllm" || m.engine == "sglang" || m.engine == "tensorrt-llm";
  if (told && !m.engine_version.empty()) request["engine_version"] = m.engine_version;
  return request;
}

/// Why a row does not count; empty if it does. That an image was tagged latest is none: its day is known.
std::string doubt_of(const CsvRow& row) {
  const std::string doubt = text(row, "doubt");
  if (doubt.find(';') == std::string::npos && contains(doubt, "latest")) return "";
  if (contains(doubt, "cold request")) return "";  // its time per token counts
  return doubt.empty() ? "" : "doubtful: " + doubt.substr(0, doubt.find(':'));
}

/// Of several replicas behind one proxy only the sum of their users is known: nginx counts connections in
/// each of its workers by itself (least_conn without a zone, one worker a core), so that replicas are loaded
/// unevenly. Their 99th percentile of TPOT is up to 2.7 times the median.
bool is_share_of_replicas(const CsvRow& row) {
  return contains(text(row, "notes"), "replicas behind nginx") && number(row, "concurrency") > 1;
}

/// Whether the time per token is the first token's over all tokens, to the hundredth that is printed: the
/// client got the whole answer as one piece.
bool came_in_one_piece(const CsvRow& row) {
  constexpr double hundredth = 0.01;
  return std::abs(number(row, "ttft_ms") / number(row, "output_tokens") - number(row, "tpot_ms")) < hundredth;
}

/// Users and requests of a run. A share of one user is one user who visits the replicas in turn; where a
/// client may have more users than it has requests, all are sent at once. Of runs whose speeds leave less
/// than half of the printed users in flight (Little's law), the figure is the most that were: they came at a
/// rate.
void settle_users(const CsvRow& row, ClosedRun& run) {
  constexpr double peak_only = 0.5;
  constexpr double many_requests = 5;
  const double users = number(row, "concurrency");
  const double requests = std::round(number(row, "requests_per_user") * users);
  run.users = std::max(std::round(users), 1.0);
  if (requests > 0) run.users = std::min(run.users, requests);
  run.requests = static_cast<int>(std::max(requests, run.users));
  const double answer_seconds =
      (number(row, "ttft_ms") + (number(row, "output_tokens") - 1) * number(row, "tpot_ms")) /
      milliseconds_per_second;
  const double per_second = number(row, "output_tok_s_total") / number(row, "output_tokens");
  const bool settled = number(row, "requests_per_user") >= many_requests;
  if (settled && users > 1 && per_second > 0 && per_second * answer_seconds < peak_only * users) {
    run.requests_per_second = per_second;
  }
}

void lay_out(const CsvRow& row, test::Json& request) {
  const double gpus = number(row, "gpus");
  const double ranks = std::max(number(row, "attention_data_parallel"), 1.0);
  const double stages = std::max(number(row, "pipeline_parallel"), 1.0);
  double tensor = number(row, "tensor_parallel");
  if (tensor * ranks * stages < gpus) tensor = gpus / ranks / stages;
  // SGLang counts its attention ranks inside the tensor group: experts are over all of it.
  const double expert = std::min(std::max(number(row, "expert_parallel"), 1.0), gpus);
  request["gpu_count"] = gpus;
  request["parallelism"] = {
      {"tensor", tensor}, {"attention_data", ranks}, {"pipeline", stages}, {"expert", expert}};
}

}  // namespace

std::vector<WildRow> read_wild_serving(const CsvTable& table) {
  std::vector<WildRow> rows;
  for (const CsvRow& row : table.rows) {
    WildRow wild;
    Measurement& m = wild.measurement;
    const std::string notes = text(row, "notes");
    const std::string load = text(row, "load");
    ClosedRun& run = m.run.emplace();
    m.id = text(row, "id");
    name(wild, row, text(row, "engine_version"), text(row, "measured"));
    settle_users(row, run);
    run.input = spread_lengths(law_of(load), number(row, "input_tokens"));
    run.output = spread_lengths(law_of(load), number(row, "output_tokens"));
    m.load = "burst";
    // Its client is vllm bench serve without --num-warmups, against a container that it has just started.
    wild.cold = m.publisher == "cloudrift-ai/deplodock";
    const std::string weights = weights_of(row);
    m.request = request_of(wild, weights, cache_format(row, weights));
    lay_out(row, m.request);
    if (number(row, "max_num_seqs") > 0) m.request["max_num_seqs"] = number(row, "max_num_seqs");
    if (number(row, "max_num_batched_tokens") > 0) {
      m.request["engine_flags"] = {{"max_num_batched_tokens", number(row, "max_num_batched_tokens")}};
    }
    const double share = std::max(number_after(notes, "util="), number_after(notes, "mem-fraction-static "));
    if (share > 0) m.request["memory_utilization"] = share;
    m.measured.tpot_seconds = number(row, "tpot_ms") / milliseconds_per_second;
    m.measured.ttft_seconds = number(row, "ttft_ms") / milliseconds_per_second;
    m.measured.output_tokens_per_second = number(row, "output_tok_s_total");
    if (contains(text(row, "doubt"), "cold request")) m.measured.ttft_seconds = 0;
    if (number(row, "concurrency") < 1) m.measured.output_tokens_per_second = 0;
    // llama-benchy's total is of the time in which answers are written.
    if (contains(notes, "llama-benchy")) m.measured.output_tokens_per_second = 0;
    m.left_out = doubt_of(row);
    // Without any graph (vLLM's --enforce-eager), which no field of a request says.
    if (contains(notes, "--enforce-eager")) m.left_out = "runs without graphs";
    if (text(row, "speculative") == "1") m.left_out = "drafts without an acceptance rate";
    if (is_share_of_replicas(row)) m.left_out = "one of several replicas that a proxy loads unevenly";
    if (came_in_one_piece(row)) m.left_out = "answers that came in one piece";
    rows.push_back(wild);
  }
  return rows;
}

std::vector<WildRow> read_wild_jobs(const CsvTable& table) {
  std::vector<WildRow> rows;
  for (const CsvRow& row : table.rows) {
    const bool total = text(row, "metric") == "output_tok_s_total" && number(row, "isl") > 0;
    const std::string notes = text(row, "notes");
    const std::string load = text(row, "concurrency_or_batch");
    if (!total || !contains(text(row, "source"), "gpustack")) continue;
    WildRow wild;
    Measurement& m = wild.measurement;
    ClosedRun& run = m.run.emplace();
    m.id = "row " + std::to_string(&row - table.rows.data());
    name(wild, row, text(row, "engine_version"), text(row, "date"));
    const double requests = number_after(notes, "n=");
    wild.queued = contains(load, "queued");
    run.requests = static_cast<int>(requests);
    run.users = wild.queued ? requests : number(row, "concurrency_or_batch");
    const std::string law = law_of(contains(notes, "ShareGPT") ? "sharegpt" : "");
    run.input = spread_lengths(law, number(row, "isl"));
    run.output = spread_lengths(law, number(row, "osl"));
    m.load = "burst";
    m.request =
        request_of(wild, weight_name(text(row, "precision")), kv_format(text(row, "kv_precision"), "bf16"));
    const double gpus = number(row, "num_gpus");
    const double tensor = std::max(number(row, "tp"), 1.0);
    const double ranks = contains(notes, "attention dp=") ? number_after(notes, "attention dp=") : 1;
    m.request["gpu_count"] = gpus;
    m.request["parallelism"] = {{"tensor", tensor},
                                {"attention_data", ranks},
                                {"data", std::max(std::floor(gpus / tensor / ranks), 1.0)},
                                {"expert", std::min(std::max(number(row, "ep"), 1.0), tensor)}};
    const double share = number_after(notes, "--gpu-memory-utilization ");
    if (share > 0) m.request["memory_utilization"] = share;
    const double seqs = number_after(notes, "--max-num-seqs=");
    if (seqs > 0) m.request["max_num_seqs"] = seqs;
    m.measured.output_tokens_per_second = number(row, "value");
    rows.push_back(wild);
  }
  // The pages of two cards print some figures alike, digit for digit: one of them is a copy.
  for (WildRow& one : rows) {
    for (const WildRow& other : rows) {
      const bool alike = one.measurement.measured.output_tokens_per_second ==
                             other.measurement.measured.output_tokens_per_second &&
                         one.measurement.model == other.measurement.model;
      if (alike && one.measurement.gpu != other.measurement.gpu) {
        one.measurement.left_out = "printed of two cards alike";
      }
    }
  }
  return rows;
}

}  // namespace whichgpu::accuracy
