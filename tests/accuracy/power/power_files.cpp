#include <algorithm>

#include "core/advice/serving/formats.h"
#include "core/catalog/lookup.h"
#include "core/memory/memory_share.h"

#include "tests/accuracy/power/power_row.h"
#include "tests/accuracy/request_tables.h"
#include "tests/json.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

PowerRow row_of(const MeasuredTable& table, const RequestRow& given) {
  const Json& fields = given.request;
  PowerRow row;
  row.id = fields.dump();
  row.source = table.name;
  row.model = fields["model"].get<std::string>();
  row.work = fields["load"].get<std::string>();
  row.watts = given.measured.front().second;
  Serving& s = row.serving;
  s.model = find_model(row.model);
  s.gpu = find_gpu(fields["gpu"].get<std::string>());
  s.engine = find_engine(fields["engine"].get<std::string>());
  s.weights = find_weight_precision(fields["precision"]["weights"].get<std::string>());
  const bool known = s.model != nullptr && s.gpu != nullptr && s.engine != nullptr && s.weights != nullptr;
  if (!known || table.content["kind"] != "board") row.left_out = known ? "no board" : "an unknown name";
  if (!row.left_out.empty()) return row;
  row.limit_watts = s.gpu->power_watts;
  s.kv_cache = own_kv_precision(*s.model);
  s.gpu_count = fields["gpu_count"].get<int>();
  const Json layout = fields.value("parallelism", Json::object());
  s.parallelism.tensor = layout.value("tensor", s.gpu_count);
  s.parallelism.attention_data = layout.value("attention_data", 1);
  s.parallelism.expert = layout.value("expert", 1);
  s.input_tokens = fields["input_tokens"].get<double>();
  s.output_tokens = fields["output_tokens"].get<double>();
  s.concurrency = fields["concurrency"].get<double>();
  s.load = row.work == "static" ? Load::fixed : Load::steady;
  s.defaults = all_defaults;
  settle_defaults(s);
  s.max_num_seqs = std::max(s.max_num_seqs, s.concurrency);
  return row;
}

}  // namespace

std::vector<PowerRow> read_power_files(const std::string& folder) {
  std::vector<PowerRow> rows;
  for (const MeasuredTable& table : read_tables(folder)) {
    for (const RequestRow& row :
         rows_of(table, [](const std::string& column) { return column == "watts"; })) {
      rows.push_back(row_of(table, row));
    }
  }
  return rows;
}

}  // namespace whichgpu::accuracy
