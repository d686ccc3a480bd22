// calibrate DATA_FOLDER [--held-out] [--write FILE]: fits the speed model to the published measurements. With
// --write, the bands of data/accuracy.json and the points of data/held_out.csv too.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "tests/accuracy/bands/bands.h"
#include "tests/accuracy/calibrate/calibration_file.h"
#include "tests/accuracy/calibrate/held_out.h"
#include "tests/accuracy/coverage.h"
#include "tests/accuracy/measurement_files.h"

namespace whichgpu::accuracy {
namespace {

struct Options {
  std::string data_folder;
  bool held_out = false;
  std::string write_to;
};

int run(const Options& options) {
  const std::vector<Measurement> measurements = read_measurement_files(options.data_folder + "/measurements");
  const Coverage coverage = cover(measurements, starting_calibration());
  coverage.print();
  const std::vector<const Prepared*> rows = coverage.all();
  const Refit full = refit(rows);
  print_parameters(full.parameters, full.fit);
  Residuals in_sample;
  in_sample.add_all(rows, full.fit.calibration);
  in_sample.print("in-sample");

  HeldOut held_out;
  if (options.held_out) held_out = cross_validate(rows, full);
  if (!options.write_to.empty()) {
    if (!options.held_out) {
      std::fprintf(stderr, "calibrate: the bands of the file come from held-out errors; add --held-out\n");
      return 2;
    }
    std::ofstream(options.write_to) << calibration_file(full.parameters, full.fit, held_out, rows);
    write_held_out(options.data_folder, held_out.points);
    Calibrations fitted;
    fitted.serving = full.fit.calibration;
    write_bands(options.data_folder, bands_of(Measured(options.data_folder), fitted));
  }
  return 0;
}

}  // namespace
}  // namespace whichgpu::accuracy

int main(int argc, char** argv) {
  whichgpu::accuracy::Options options;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--held-out") == 0) {
      options.held_out = true;
    } else if (std::strcmp(argv[i], "--write") == 0 && i + 1 < argc) {
      options.write_to = argv[++i];
    } else {
      options.data_folder = argv[i];
    }
  }
  if (options.data_folder.empty()) {
    std::fprintf(stderr, "usage: calibrate DATA_FOLDER [--held-out] [--write FILE]\n");
    return 2;
  }
  return whichgpu::accuracy::run(options);
}
