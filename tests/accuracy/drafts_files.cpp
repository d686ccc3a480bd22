#include "tests/accuracy/drafts_files.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "core/api/call.h"

#include "tests/accuracy/error_statistics.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

/// A field of a request by its last name.
void set_drafts_field(Json& request, const std::string& name, const Json& value) {
  if (name == "weights") {
    request["precision"][name] = value;
  } else if (name == "method" || name == "draft_tokens" || name == "accepted_tokens_per_step") {
    request["speculative"][name] = value;
  } else {
    request[name] = value;
  }
}

DraftsMeasurement read_row(const std::string& file, const Json& table, const Json& row) {
  DraftsMeasurement m{file, {{"workload", "serving"}}, 0};
  for (const auto& [name, value] : table["request"].items()) set_drafts_field(m.request, name, value);
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string column = table["columns"][i].get<std::string>();
    if (column == "speedup") {
      m.speedup = row[i].get<double>();
    } else {
      set_drafts_field(m.request, column, row[i]);
    }
  }
  return m;
}

}  // namespace

std::vector<DraftsMeasurement> read_drafts_files(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<DraftsMeasurement> measurements;
  for (const auto& path : paths) {
    std::ifstream file(path);
    const Json table = Json::parse(file, nullptr, false);
    for (const Json& row : table["rows"]) measurements.push_back(read_row(path.stem().string(), table, row));
  }
  return measurements;
}

double predicted_speedup(const DraftsMeasurement& measurement) {
  const std::string answered = api::call("estimate", measurement.request.dump());
  const Json report = Json::parse(answered, nullptr, false);
  return report.contains("speculative") ? report["speculative"].value("speedup", 0.0) : 0;
}

void print_drafts_report(const std::vector<DraftsMeasurement>& measurements) {
  std::vector<double> absolute;
  for (const DraftsMeasurement& m : measurements) {
    const double says = predicted_speedup(m);
    const double error = says / m.speedup - 1;
    absolute.push_back(std::abs(error));
    std::printf(
        "%-26s %-36s k %d  yields %.2f  measured %.2f  estimated %.2f  %+.0f %%\n", m.file.c_str(),
        m.request["model"].get<std::string>().c_str(), m.request["speculative"]["draft_tokens"].get<int>(),
        m.request["speculative"]["accepted_tokens_per_step"].get<double>(), m.speedup, says, percent * error);
  }
  std::printf("%zu pairs, error in the middle %.0f %%\n", absolute.size(), percent * median(absolute));
}

}  // namespace whichgpu::accuracy
