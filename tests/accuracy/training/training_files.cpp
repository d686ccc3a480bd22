#include "tests/accuracy/training/training_files.h"

#include "tests/accuracy/request_tables.h"
#include "tests/accuracy/training/training_models.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

TrainingKind kind_of(const std::string& measured) {
  if (measured == "peak_bytes") return TrainingKind::memory;
  return measured == "gpu_hours" ? TrainingKind::run : TrainingKind::rate;
}

void read_table(const std::string& name, const Json& table, std::vector<TrainingRow>& rows) {
  int number = 0;
  for (const Json& cells : table["rows"]) {
    TrainingRow row;
    row.id = name + "#" + std::to_string(number++);
    row.source = table["group"].get<std::string>();
    row.group = row.source;
    row.kind = kind_of(table["measured"].get<std::string>());
    row.tensors_only = table.value("tensors_only", false);
    row.measured = cells[0].get<double>();
    row.model = cells[1].get<std::string>();
    row.request = table["request"];
    row.request.merge_patch(cells[2]);
    row.request["model"] = training_model(row.model);
    row.gpu = row.request["gpu"].get<std::string>();
    rows.push_back(std::move(row));
  }
}

}  // namespace

std::vector<TrainingRow> read_training_files(const std::string& folder) {
  std::vector<TrainingRow> rows;
  for (const auto& [name, table] : read_tables(folder)) read_table(name, table, rows);
  return rows;
}

}  // namespace whichgpu::accuracy
