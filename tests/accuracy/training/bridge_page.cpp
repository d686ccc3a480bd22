#include "tests/accuracy/training/bridge_page.h"

#include <algorithm>
#include <iterator>

namespace whichgpu::accuracy {
namespace {

bool on_the_page(const CsvRow& row) {
  return text(row, "source").find("Megatron-Bridge:docs") != std::string::npos;
}

/// "26.06.01" of "26.06.01 NeMo Container".
std::string container_of(const CsvRow& row) {
  const std::string date = text(row, "date");
  return date.substr(0, date.find(' '));
}

/// "Pre-Training Performance", "LoRA Performance".
std::string section_of(const CsvRow& row) {
  const std::string notes = text(row, "notes");
  return notes.substr(0, notes.find(';'));
}

std::string configuration(const CsvRow& row) {
  return text(row, "model") + "|" + text(row, "gpu") + "|" + text(row, "precision") + "|" + section_of(row);
}

std::string counting(const CsvRow& row) {
  return text(row, "model") + "|" + text(row, "seq_len") + "|" + section_of(row);
}

/// The page of container 26.06.01 prints of gpt-oss: "Performance regression in GPT-OSS 120B pre-training is
/// a known issue", with https://github.com/NVIDIA/cudnn-frontend/issues/256.
bool called_a_regression(const CsvRow& row) {
  return container_of(row) == "26.06.01" && text(row, "model").rfind("GPT OSS", 0) == 0;
}

}  // namespace

BridgePage::BridgePage(const CsvTable& table) {
  constexpr double tera = 1e12;
  std::map<std::string, std::pair<double, double>> printed;  // tokens/s and TFLOP/s of one measurement
  for (const CsvRow& row : table.rows) {
    if (!on_the_page(row)) continue;
    if (!called_a_regression(row)) {
      std::string& newest = newest_[configuration(row)];
      newest = std::max(newest, container_of(row));
    }
    const std::string metric = text(row, "metric");
    auto& [tokens, flops] = printed[configuration(row) + container_of(row)];
    if (metric == "tok_s_per_gpu") tokens = number(row, "value");
    if (metric == "tflops_per_gpu") flops = number(row, "value") * tera;
    if (tokens > 0 && flops > 0) counted_[counting(row)][container_of(row)] = flops / tokens;
  }
}

std::string BridgePage::superseded(const CsvRow& row) const {
  if (!on_the_page(row)) return "";
  if (called_a_regression(row)) return "a regression by the page's own words";
  const bool newest = container_of(row) == newest_.at(configuration(row));
  return newest ? "" : "an older container of the same configuration";
}

// From container 26.06 on cuda_graph_impl is "full_iteration" in the recipes of scripts/performance/configs
// for these mixtures in MXFP8: deepseek_workload_base_configs.py@0426418, gpt_oss_workload_base_configs.py
// @07eea52 (on B300 it is commented out) and, for Qwen3, src/megatron/bridge/perf_recipes/qwen/gb200/
// qwen3_moe.py@03573ca, whose _enable_hybridep_full_iteration_mxfp8 those of GB300 and B300 call too. Others
// capture parts of layers: Kimi K2 with two sequences a micro batch, DeepSeek-V3 on B300, Nemotron 3 Nano.
bool BridgePage::captures_step(const CsvRow& row) {
  if (!on_the_page(row) || text(row, "precision") != "MXFP8" || container_of(row) < "26.06") return false;
  const std::string model = text(row, "model");
  const bool rack = text(row, "gpu").rfind("GB", 0) == 0;
  if (model == "Qwen3_30B_a3B") return rack || text(row, "gpu").rfind("B300", 0) == 0;
  return rack && (model == "DeepSeekV3" || model == "GPT OSS 120B" || model == "Qwen3_235B_a22B");
}

double BridgePage::flops_per_token(const CsvRow& row) const {
  const auto model = counted_.find(counting(row));
  if (!on_the_page(row) || model == counted_.end()) return 0;
  const auto later = model->second.upper_bound(container_of(row));
  return later == model->second.begin() ? 0 : std::prev(later)->second;
}

}  // namespace whichgpu::accuracy
