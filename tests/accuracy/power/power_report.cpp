#include "tests/accuracy/power/power_report.h"

#include <cstdio>
#include <fstream>
#include <functional>
#include <map>

#include "tests/accuracy/error_statistics.h"

namespace whichgpu::accuracy {
namespace {

using Group = std::function<std::string(const PowerRow&)>;

void print(const std::string& name, const ErrorStatistics& errors) {
  if (errors.count() == 0) return;
  std::printf("%-44.44s %4zu rows: median %5.1f %%, mean %5.1f %%, bias %+6.1f %%, within 30 %% %3.0f %%\n",
              name.c_str(), errors.count(), errors.median_percent(), errors.mean_percent(),
              errors.median_bias_percent(), errors.percent_within(30));
}

void print_by(const char* by, const std::vector<PreparedPower>& rows, const Group& group) {
  std::map<std::string, ErrorStatistics> errors;
  for (const PreparedPower& row : rows) {
    errors[group(*row.row)].add(row.predicted_watts(tables::power_calibration()), row.row->watts);
  }
  std::printf("-- by %s\n", by);
  for (const auto& [name, statistics] : errors) print(name, statistics);
}

}  // namespace

std::vector<PowerRow> strangers_power_rows(const std::string& wild_folder) {
  if (wild_folder.empty()) return {};
  std::ifstream file(wild_folder + "/wild_power.csv");
  if (!file) std::fprintf(stderr, "accuracy: no wild_power.csv in %s\n", wild_folder.c_str());
  std::vector<PowerRow> rows = read_power_table(read_csv(file));
  for (PowerRow& row : rows) {
    const bool text_of_ml_energy = row.source == "ml-energy/leaderboard" && !row.sees_pictures;
    if (text_of_ml_energy || row.source == "argonne-lcf/LLM-Inference-Bench")
      row.left_out = "stands in data/";
  }
  return rows;
}

int print_power_report(const std::string& data_folder, const std::string& wild_folder) {
  std::vector<PowerRow> rows = read_power_files(data_folder + "/measurements/power");
  for (PowerRow& row : strangers_power_rows(wild_folder)) rows.push_back(std::move(row));
  std::vector<PreparedPower> asked;
  std::map<std::string, int> left_out;
  ErrorStatistics text;
  ErrorStatistics pictures;
  for (const PowerRow& row : rows) {
    const std::optional<PreparedPower> prepared = prepare(row);
    if (!prepared) {
      ++left_out[row.left_out];
      continue;
    }
    const double watts = prepared->predicted_watts(tables::power_calibration());
    (row.sees_pictures ? pictures : text).add(watts, row.watts);
    if (!row.sees_pictures) asked.push_back(*prepared);
  }
  std::printf("== power of boards, constants of the catalog\n");
  print("text", text);
  print("pictures or video in the prompts", pictures);
  print_by("what was sent", asked, [](const PowerRow& row) { return row.work; });
  print_by("card", asked, [](const PowerRow& row) { return std::string(row.serving.gpu->id); });
  print_by("model", asked, [](const PowerRow& row) { return std::string(row.serving.model->id); });
  print_by("publisher", asked, [](const PowerRow& row) { return row.source; });
  for (const auto& [why, count] : left_out) std::printf("   %4d not asked: %s\n", count, why.c_str());
  return 0;
}

}  // namespace whichgpu::accuracy
