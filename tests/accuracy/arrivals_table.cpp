#include "tests/accuracy/arrivals_table.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/catalog/units.h"

#include "tests/accuracy/inference_names.h"

namespace whichgpu::accuracy {
namespace {

MeasuredLatency latency(const CsvRow& row, const std::string& name) {
  const auto seconds = [&](const char* statistic) {
    return number(row, name + "_" + statistic + "_ms") / milliseconds_per_second;
  };
  return {seconds("mean"), seconds("p90"), seconds("p99")};
}

ArrivalsStage stage_of(const CsvRow& row) {
  std::string gpu = text(row, "gpu");
  std::replace(gpu.begin(), gpu.end(), '_', '-');
  const double tensor = number(row, "tp");
  const double data = number(row, "dp");
  test::Json request = {{"workload", "serving"},
                        {"model", model_id(text(row, "model"))},
                        {"gpu", gpu_id(gpu)},
                        {"gpu_count", number(row, "num_gpus")},
                        {"parallelism",
                         {{"tensor", tensor},
                          {"pipeline", number(row, "pp")},
                          {"data", data},
                          {"expert", std::min(number(row, "ep"), tensor)}}},
                        {"precision",
                         {{"weights", weight_format(text(row, "precision"))},
                          {"kv_cache", kv_format(text(row, "kv_dtype"), "bf16")}}},
                        {"engine", text(row, "engine")},
                        {"engine_version", text(row, "engine_version")},
                        {"memory_utilization", number(row, "gpu_memory_utilization")},
                        {"max_num_seqs", number(row, "max_num_seqs")},
                        {"engine_flags", {{"max_num_batched_tokens", number(row, "max_num_batched_tokens")}}},
                        {"input_tokens", std::round(number(row, "input_mean"))},
                        {"output_tokens", std::round(number(row, "output_mean"))},
                        {"load", "open"},
                        {"arrivals", {{"burstiness", 0}}}};
  const bool cached = text(row, "prefix_caching") == "on";
  if (cached && number(row, "distinct_prompts") > 0) {
    request["distinct_prompts"] = number(row, "distinct_prompts");
  }
  request["arrivals"]["requests_per_second"] = number(row, "rate_rps");
  return {request, number(row, "num_requests")};
}

/// The part of an id that all stages of a run share.
std::string run_of(const std::string& id) { return id.substr(0, id.rfind('_')); }

}  // namespace

bool is_arrivals_table(const CsvTable& table) {
  return std::find(table.columns.begin(), table.columns.end(), "rate_rps") != table.columns.end();
}

std::vector<ArrivalsRow> read_arrivals_table(const CsvTable& table, const std::string& source) {
  std::vector<ArrivalsRow> rows;
  std::map<std::string, std::vector<ArrivalsStage>> runs;
  for (const CsvRow& row : table.rows) {
    const bool other = !contains(text(row, "source"), source.c_str());
    if (other || contains(text(row, "doubt"), "overloaded") || text(row, "speculative") == "1") continue;
    ArrivalsRow read;
    read.id = text(row, "id");
    read.gpu = text(row, "gpu");
    std::vector<ArrivalsStage>& run = runs[run_of(read.id)];
    const bool whole = text(row, "stage") == "all";
    read.cold = whole || text(row, "stage") == "0";
    if (!whole) run.push_back(stage_of(row));
    read.stages = whole ? run : std::vector<ArrivalsStage>{run.back()};
    read.ttft = latency(row, "ttft");
    read.e2e = latency(row, "e2e");
    read.tpot_seconds = number(row, "itl_mean_ms") / milliseconds_per_second;
    if (!read.stages.empty()) rows.push_back(read);
  }
  return rows;
}

}  // namespace whichgpu::accuracy
