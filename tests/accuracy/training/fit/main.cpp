// calibrate_training DATA_FOLDER [--held-out] [--write FILE]: fits the training model to published
// measurements; with --write, writes the bands of data/accuracy.json too.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>

#include "tests/accuracy/bands/bands.h"
#include "tests/accuracy/training/fit/training_calibration_file.h"
#include "tests/accuracy/training/training_files.h"

namespace whichgpu::accuracy {
namespace {

int run(const std::string& data_folder, bool held_out, const std::string& write_to) {
  const std::vector<TrainingRow> rows = read_training_files(data_folder + "/measurements/training");
  const TrainingCoverage coverage = cover(rows);
  coverage.print();
  const std::vector<const PreparedTraining*> fitted = coverage.fitted();
  TrainingFit fit = fit_training(fitted, {});
  for (const TrainingParameter& p : training_parameters()) {
    std::printf("%-26s %-12.4g prior %-10.4g %s\n", std::string(p.name).c_str(), p.field(fit.calibration),
                p.prior, std::string(p.unit).c_str());
  }
  TrainingHeldOut errors;
  if (held_out) {
    errors = training_held_out(fitted, fit);
    print(errors);
  }
  if (write_to.empty()) return 0;
  if (!held_out) {
    std::fprintf(stderr, "calibrate_training: the file's bands come from held-out errors; add --held-out\n");
    return 2;
  }
  std::ofstream(write_to) << training_calibration_file(fit, errors, fitted);
  Calibrations now;
  now.training = fit.calibration;
  write_bands(data_folder, bands_of(Measured(data_folder), now));
  return 0;
}

}  // namespace
}  // namespace whichgpu::accuracy

int main(int argc, char** argv) {
  std::string data_folder;
  std::string write_to;
  bool held_out = false;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--held-out") == 0) {
      held_out = true;
    } else if (std::strcmp(argv[i], "--write") == 0 && i + 1 < argc) {
      write_to = argv[++i];
    } else {
      data_folder = argv[i];
    }
  }
  if (data_folder.empty()) {
    std::fprintf(stderr, "usage: calibrate_training DATA_FOLDER [--held-out] [--write FILE]\n");
    return 2;
  }
  return whichgpu::accuracy::run(data_folder, held_out, write_to);
}
