// calibrate_power DATA_FOLDER [WILD_FOLDER] [--write FILE]: fits what boards draw to data/measurements/power
// and, where it is given, to a folder's wild_power.csv, whose rows are not licensed to be passed on; prints
// errors in-sample and with each card, model and publisher left out, and writes data/power_calibration.json.
#include <cstdio>
#include <fstream>
#include <set>

#include "tests/accuracy/power/fit/power_fit.h"
#include "tests/accuracy/power/power_report.h"
#include "tests/accuracy/rounded.h"
#include "tests/json.h"

namespace whichgpu::accuracy {
namespace {

using Json = nlohmann::ordered_json;

/// What the constants rest on, where strangers' rows took part.
constexpr const char* about =
    "Fitted by calibrate_power to data/measurements/power and to boards of H100, B200, A100, RTX 6000 Ada "
    "and "
    "RTX 3090 in rows that are not licensed to be passed on, most of them of ML.ENERGY's leaderboard v3 "
    "(https://ml.energy/leaderboard, ml-energy/leaderboard@0cd52da, 2026-02); those are not in this "
    "repository";

void print(const char* name, const ErrorStatistics& errors) {
  std::printf(
      "%-22s %4zu rows: median %5.1f %%, mean %5.1f %%, bias %+5.1f %%, measured over estimated %.3f to "
      "%.3f\n",
      name, errors.count(), errors.median_percent(), errors.mean_percent(), errors.median_bias_percent(),
      errors.measured_over_predicted(0.1), errors.measured_over_predicted(0.9));
}

std::string card(const PowerRow& row) { return std::string(row.serving.gpu->id); }

/// Shares of the limit, of work and with nothing to do.
struct Shares {
  std::vector<double> working;
  std::vector<double> idle;
};

Shares shares_of(const PowerRows& rows) {
  Shares shares;
  for (const PreparedPower& one : rows) {
    shares.working.push_back(one.row->watts / one.row->limit_watts);
    if (one.row->idle_watts > 0) shares.idle.push_back(one.row->idle_watts / one.row->limit_watts);
  }
  return shares;
}

int run(const std::string& data, const std::string& wild, const std::string& write_to) {
  const std::vector<PowerRow> all = power_rows(data, wild);
  PowerRows rows;
  PowerRows pictures;
  for (const PowerRow& row : all) {
    const std::optional<PreparedPower> prepared = prepare(row);
    if (prepared) (row.sees_pictures ? pictures : rows).push_back(*prepared);
  }
  const PowerCalibration fitted = fit_power(rows);
  const auto errors_of = [&](const PowerRows& of) {
    ErrorStatistics errors;
    for (const PreparedPower& one : of) errors.add(one.predicted_watts(fitted), one.row->watts);
    return errors;
  };
  std::printf("running %.4f, memory %.4f, compute %.4f\n", fitted.running, fitted.memory, fitted.compute);
  print("in-sample", errors_of(rows));
  const ErrorStatistics by_card = leave_out_power(rows, card);
  print("GPU left out", by_card);
  print("model left out",
        leave_out_power(rows, [](const PowerRow& row) { return std::string(row.serving.model->id); }));
  print("publisher left out", leave_out_power(rows, [](const PowerRow& row) { return row.source; }));
  if (!pictures.empty()) print("with pictures, unfitted", errors_of(pictures));
  if (write_to.empty()) return 0;
  const Shares shares = shares_of(rows);
  Json file;
  file["$schema"] = "./schema/power_calibration.schema.json";
  file["about"] = about;
  file["parameters"] = {
      {"running", rounded(fitted.running)},
      {"memory", rounded(fitted.memory)},
      {"compute", rounded(fitted.compute)},
      {"idle", shares.idle.empty() ? tables::power_calibration().idle : rounded(median(shares.idle))},
      {"usual", rounded(median(shares.working))}};
  std::set<std::string> cards;
  for (const PreparedPower& one : rows) cards.insert(card(*one.row));
  file["measured"] = cards;
  file["error"] = {rounded(by_card.measured_over_predicted(0.1)),
                   rounded(by_card.measured_over_predicted(0.9))};
  std::ofstream(write_to) << file.dump(2) << "\n";
  return 0;
}

}  // namespace
}  // namespace whichgpu::accuracy

int main(int argc, char** argv) {
  std::vector<std::string> folders;
  std::string write_to;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--write" && i + 1 < argc) {
      write_to = argv[++i];
    } else {
      folders.push_back(argument);
    }
  }
  if (folders.empty() || folders.size() > 2) {
    std::fprintf(stderr, "usage: calibrate_power DATA_FOLDER [WILD_FOLDER] [--write FILE]\n");
    return 2;
  }
  return whichgpu::accuracy::run(folders[0], folders.size() == 2 ? folders[1] : "", write_to);
}
