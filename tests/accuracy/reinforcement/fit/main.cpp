// calibrate_reinforcement DATA_FOLDER [--write FILE]: fits what steps of reinforcement learning take over
// serving and training to data/measurements/reinforcement; prints errors in-sample and with each model, card
// and version left out, and writes data/reinforcement_calibration.json.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <set>

#include "tests/accuracy/reinforcement/fit/reinforcement_fit.h"
#include "tests/accuracy/rounded.h"
#include "tests/json.h"

namespace whichgpu::accuracy {
namespace {

using Json = nlohmann::ordered_json;

void print(const char* name, const ErrorStatistics& errors) {
  std::printf(
      "%-18s %3zu rows: median %5.1f %%, mean %5.1f %%, bias %+5.1f %%, within 20 %% %3.0f %%, measured over "
      "estimated %.3f to %.3f\n",
      name, errors.count(), errors.median_percent(), errors.mean_percent(), errors.median_bias_percent(),
      errors.percent_within(20), errors.measured_over_predicted(0.1), errors.measured_over_predicted(0.9));
}

Json band(double low, double high) { return {rounded(low), rounded(high)}; }

int run(const std::string& data, const std::string& write_to) {
  const std::vector<ReinforcementRow> rows = read_reinforcement_files(data + "/measurements/reinforcement");
  const ReinforcementSteps steps = prepare(rows);
  const ReinforcementCalibration fitted = fit_reinforcement(steps);
  ErrorStatistics in_sample;
  for (const PreparedStep& step : steps) in_sample.add(step.predicted_seconds(fitted), step.row->seconds);
  std::printf("dense %.4g, mixture %.4g, sync %.4g s and %.4g s a matrix, exposed %.4g\n", fitted.dense,
              fitted.mixture, fitted.sync_seconds, fitted.sync_matrix_seconds, fitted.exposed_sync);
  print("in-sample", in_sample);
  const ErrorStatistics by_model =
      leave_out_steps(steps, [](const PreparedStep& step) { return step.model; });
  const ErrorStatistics by_card = leave_out_steps(steps, [](const PreparedStep& step) { return step.gpu; });
  print("model left out", by_model);
  print("card left out", by_card);
  print("version left out", leave_out_steps(steps, [](const PreparedStep& step) { return step.row->file; }));
  if (write_to.empty()) return 0;
  Json file;
  file["$schema"] = "./schema/reinforcement_calibration.schema.json";
  file["about"] =
      "Fitted by calibrate_reinforcement to data/measurements/reinforcement, over serving and "
      "training as calibrated; bands: measured over estimated, with the model and with the card "
      "left out; unmeasured is judged: of other programs, of PPO and of DPO no step was found "
      "with all its settings, and updates that take most of a step are reported "
      "(https://github.com/verl-project/verl/issues/2753)";
  file["parameters"] = {{"dense", rounded(fitted.dense)},
                        {"mixture", rounded(fitted.mixture)},
                        {"sync_seconds", rounded(fitted.sync_seconds)},
                        {"sync_matrix_seconds", rounded(fitted.sync_matrix_seconds)},
                        {"exposed_sync", rounded(fitted.exposed_sync)}};
  std::set<std::string> cards;
  for (const PreparedStep& step : steps) cards.insert(step.gpu);
  file["measured"] = cards;
  const auto low = [](const ErrorStatistics& errors) { return errors.measured_over_predicted(0.1); };
  const auto high = [](const ErrorStatistics& errors) { return errors.measured_over_predicted(0.9); };
  const ErrorBand& judged = tables::reinforcement_calibration().unmeasured;
  file["bands"] = {
      {"calibrated", band(low(by_model), high(by_model))},
      {"other", band(std::min(low(by_model), low(by_card)), std::max(high(by_model), high(by_card)))},
      {"unmeasured", band(judged.p10, judged.p90)}};
  std::ofstream(write_to) << file.dump(2) << "\n";
  return 0;
}

}  // namespace
}  // namespace whichgpu::accuracy

int main(int argc, char** argv) {
  const bool writes = argc == 4 && std::string(argv[2]) == "--write";
  if (argc != 2 && !writes) {
    std::fprintf(stderr, "usage: calibrate_reinforcement DATA_FOLDER [--write FILE]\n");
    return 2;
  }
  return whichgpu::accuracy::run(argv[1], writes ? argv[3] : "");
}
