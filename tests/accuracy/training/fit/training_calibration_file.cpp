#include "tests/accuracy/training/fit/training_calibration_file.h"

#include <cmath>
#include <set>

#include "tests/accuracy/rounded.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

Json bands(const TrainingErrors& errors, std::size_t rows, const char* left_out) {
  constexpr double low = 0.1;
  constexpr double high = 0.9;
  Json report;
  for (const auto& [name, group] :
       {std::pair{"dense", "= dense without Mosaic"}, std::pair{"mixture", "= mixtures of experts"}}) {
    const ErrorStatistics& s = errors.by_group().at(group);
    report[name] = {rounded(s.measured_over_predicted(low)), rounded(s.measured_over_predicted(high))};
  }
  report["basis"] = std::string("measured over estimated, ") + left_out + " left out, of " +
                    std::to_string(rows) + " rows; dense without MosaicML's";
  return report;
}

}  // namespace

std::string training_calibration_file(const TrainingFit& fit, const TrainingHeldOut& held_out,
                                      const std::vector<const PreparedTraining*>& rows) {
  TrainingCalibration calibration = fit.calibration;
  Json file;
  file["$schema"] = "./schema/training_calibration.schema.json";
  file["about"] =
      "Efficiencies, latencies and memory widths of the training model, written by the program "
      "tests/accuracy/training/fit (calibrate_training).";
  for (const TrainingParameter& p : training_parameters()) {
    const char* source = p.spread > 0.0 ? "fitted to data/measurements/training" : "fixed";
    file["parameters"][std::string(p.part)][std::string(p.name)] = {{"value", rounded(p.field(calibration))},
                                                                    {"unit", p.unit},
                                                                    {"meaning", p.meaning},
                                                                    {"source", source}};
  }
  std::set<std::pair<std::string, std::string>> pairs;
  for (const PreparedTraining* row : rows) {
    if (row->row->kind != TrainingKind::rate) continue;
    pairs.insert({std::string(row->training.framework->id), row->row->gpu});
  }
  file["measured"] = Json::array();
  for (const auto& [framework, gpu] : pairs) file["measured"].push_back({framework, gpu});
  file["bands"]["calibrated"] = bands(held_out.by_model, rows.size(), "models");
  file["bands"]["transferred"] = bands(held_out.by_gpu, rows.size(), "GPUs");
  file["bands"]["extrapolated"] = bands(held_out.by_source, rows.size(), "sources");
  return file.dump(2) + "\n";
}

}  // namespace whichgpu::accuracy
