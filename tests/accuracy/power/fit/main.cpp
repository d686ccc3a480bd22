// calibrate_power DATA_FOLDER [WILD_FOLDER] [--write FILE]: fits what boards draw to data/measurements/power;
// prints errors in-sample and with each card, model and publisher left out, and of a folder's wild_power.csv,
// which takes no part; writes data/power_calibration.json.
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

/// What the constants rest on.
constexpr const char* about =
    "Fitted by calibrate_power to data/measurements/power; idle: an A100 80 GB, an RTX 6000 Ada and an RTX "
    "3090 with nothing to do, middle of three (https://github.com/chuyishang/inference-energy)";

void print(const char* name, const ErrorStatistics& errors) {
  std::printf(
      "%-22s %4zu rows: median %5.1f %%, mean %5.1f %%, bias %+5.1f %%, measured over estimated %.3f to "
      "%.3f\n",
      name, errors.count(), errors.median_percent(), errors.mean_percent(), errors.median_bias_percent(),
      errors.measured_over_predicted(0.1), errors.measured_over_predicted(0.9));
}

std::string card(const PowerRow& row) { return std::string(row.serving.gpu->id); }

/// Those with a speed, whose prompts hold pictures or do not.
PowerRows prepared(const std::vector<PowerRow>& rows, bool with_pictures) {
  PowerRows all;
  for (const PowerRow& row : rows) {
    const std::optional<PreparedPower> one = prepare(row);
    if (one && row.sees_pictures == with_pictures) all.push_back(*one);
  }
  return all;
}

double median_share(const PowerRows& rows) {
  std::vector<double> shares;
  for (const PreparedPower& one : rows) shares.push_back(one.row->watts / one.row->limit_watts);
  return median(shares);
}

int run(const std::string& data, const std::string& wild, const std::string& write_to) {
  const std::vector<PowerRow> ours = read_power_files(data + "/measurements/power");
  const std::vector<PowerRow> strangers = strangers_power_rows(wild);
  const PowerRows rows = prepared(ours, false);
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
  if (!strangers.empty()) {
    print("strangers' text", errors_of(prepared(strangers, false)));
    print("with pictures", errors_of(prepared(strangers, true)));
  }
  if (write_to.empty()) return 0;
  Json file;
  file["$schema"] = "./schema/power_calibration.schema.json";
  file["about"] = about;
  file["parameters"] = {{"running", rounded(fitted.running)},
                        {"memory", rounded(fitted.memory)},
                        {"compute", rounded(fitted.compute)},
                        {"idle", tables::power_calibration().idle},
                        {"usual", rounded(median_share(rows))}};
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
