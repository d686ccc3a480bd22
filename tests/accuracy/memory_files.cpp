#include "tests/accuracy/memory_files.h"

#include "tests/accuracy/request_tables.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

void read_row(const std::string& file, const Json& table, const Json& row,
              std::vector<MemoryMeasurement>& measurements) {
  Json request = table["request"];
  std::string repository;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string column = table["columns"][i].get<std::string>();
    if (column == "repository")
      repository = row[i].get<std::string>() + " ";
    else if (!memory_metric(column))
      set_field(request, column, row[i]);
  }
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string column = table["columns"][i].get<std::string>();
    const auto metric = memory_metric(column);
    if (!metric || row[i].is_null()) continue;
    const std::string id =
        repository + request["model"].get<std::string>() + " " + request["precision"].dump();
    measurements.push_back(
        {file + " " + column, id, request, *metric, row[i].get<double>(), table.value("tolerance", 0.0), ""});
  }
}

}  // namespace

std::vector<MemoryMeasurement> read_memory_files(const std::string& folder) {
  std::vector<MemoryMeasurement> measurements;
  for (const auto& [name, table] : read_tables(folder)) {
    for (const Json& row : table["rows"]) read_row(name, table, row, measurements);
  }
  return measurements;
}

}  // namespace whichgpu::accuracy
