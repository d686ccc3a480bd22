#include <algorithm>
#include <map>

#include "core/advice/serving/formats.h"
#include "core/catalog/lookup.h"
#include "core/memory/memory_share.h"

#include "tests/accuracy/power/power_row.h"
#include "tests/accuracy/wild/wild_names.h"

namespace whichgpu::accuracy {
namespace {

const WeightPrecision* weights_of(const std::string& printed, const Model& model) {
  const WeightPrecision* own = checkpoint_format(model);
  return printed == "mxfp4" ? own : find_weight_precision(printed == "fp8" ? "fp8" : "bf16");
}

/// A rail or a server at the wall is another kind of power.
std::string other_kind(const CsvRow& cells) {
  const std::string kind = text(cells, "power_kind");
  return contains(kind, "board") ? "" : "not a board: " + kind;
}

PowerRow row_of(const CsvRow& cells) {
  PowerRow row;
  row.id = text(cells, "id");
  const std::string cite = text(cells, "source");
  row.source = cite.substr(0, cite.find_first_of(":@"));
  row.work = text(cells, "workload");
  row.model = text(cells, "model");
  row.watts = number(cells, "power_w_per_gpu");
  row.idle_watts = number(cells, "idle_w_per_gpu");
  row.sees_pictures = contains(row.work, "image-chat") || contains(row.work, "video-chat");
  row.left_out = other_kind(cells);
  Serving& s = row.serving;
  s.model = find_model(wild_model(row.model));
  s.gpu = find_gpu(wild_gpu(text(cells, "gpu")));
  if (!row.left_out.empty()) return row;
  if (s.model == nullptr || s.gpu == nullptr) {
    row.left_out = "unknown: " + (s.model == nullptr ? row.model : text(cells, "gpu"));
    return row;
  }
  const double limit = number(cells, "gpu_tdp_w");
  row.limit_watts = limit > 0 ? limit : s.gpu->power_watts;
  s.engine = find_engine(text(cells, "engine"));
  s.weights = weights_of(text(cells, "precision"), *s.model);
  s.kv_cache = own_kv_precision(*s.model);
  s.gpu_count = std::max(1, static_cast<int>(number(cells, "num_gpus")));
  const int tensor = static_cast<int>(number(cells, "tp"));
  s.parallelism.tensor = tensor > 0 ? std::min(tensor, s.gpu_count) : s.gpu_count;
  s.parallelism.attention_data = s.gpu_count / s.parallelism.tensor;
  s.parallelism.expert = std::max(1, static_cast<int>(number(cells, "ep")));
  const double prompt = number(cells, "input_mean");
  s.input_tokens = prompt > 0 ? prompt : assumed_prompt(row.work);
  s.output_tokens = std::max(1.0, number(cells, "output_mean"));
  s.concurrency = std::max(1.0, number(cells, "concurrency"));
  s.load = contains(text(cells, "phase"), "offline") ? Load::fixed : Load::steady;
  s.defaults = all_defaults;
  settle_defaults(s);
  s.max_num_seqs = std::max(s.max_num_seqs, s.concurrency);
  return row;
}

}  // namespace

double assumed_prompt(const std::string& work) {
  static const std::map<std::string, double> tokens{{"lm-arena-chat", 200},
                                                    {"gpqa", 300},
                                                    {"sourcegraph-fim", 1500},
                                                    {"image-chat", 2000},
                                                    {"video-chat", 4000}};
  constexpr double chat = 256;
  const auto found = tokens.find(work);
  return found == tokens.end() ? chat : found->second;
}

bool is_power_table(const CsvTable& table) {
  return std::find(table.columns.begin(), table.columns.end(), "power_w_per_gpu") != table.columns.end();
}

std::vector<PowerRow> read_power_table(const CsvTable& table) {
  std::vector<PowerRow> rows;
  for (const CsvRow& cells : table.rows) rows.push_back(row_of(cells));
  return rows;
}

}  // namespace whichgpu::accuracy
