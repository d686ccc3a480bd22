#include "tests/accuracy/training/training_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "tests/accuracy/training/training_models.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

TrainingKind kind_of(const std::string& measured) {
  if (measured == "peak_bytes") return TrainingKind::memory;
  return measured == "gpu_hours" ? TrainingKind::run : TrainingKind::rate;
}

void read_file(const std::filesystem::path& path, std::vector<TrainingRow>& rows) {
  std::ifstream file(path);
  const Json table = Json::parse(file, nullptr, false);
  int number = 0;
  for (const Json& cells : table["rows"]) {
    TrainingRow row;
    row.id = path.stem().string() + "#" + std::to_string(number++);
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
  std::vector<std::filesystem::path> paths;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<TrainingRow> rows;
  for (const auto& path : paths) read_file(path, rows);
  return rows;
}

}  // namespace whichgpu::accuracy
