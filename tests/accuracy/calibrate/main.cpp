// calibrate DATA_FOLDER [--held-out] [--write FILE]: fits the speed model to the published measurements.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "tests/accuracy/calibrate/calibration_file.h"
#include "tests/accuracy/calibrate/held_out.h"
#include "tests/accuracy/measurement_files.h"

namespace whichgpu::accuracy {
namespace {

struct Options {
  std::string data_folder;
  bool held_out = false;
  std::string write_to;
};

/// The measurements that the core can answer, and a line on those that it cannot.
std::vector<Prepared> prepare_all(const std::vector<Measurement>& measurements) {
  std::vector<Prepared> rows;
  std::size_t unanswered = 0;
  for (const Measurement& m : measurements) {
    std::string why_not;
    std::optional<Prepared> row = m.in_doubt ? std::nullopt : prepare(m, why_not);
    if (row) rows.push_back(std::move(*row));
    if (!m.in_doubt && !row) {
      ++unanswered;
      std::printf("no estimate for %s: %s\n", m.id.c_str(), why_not.c_str());
    }
  }
  std::printf("%zu points to fit, %zu without an estimate\n", rows.size(), unanswered);
  return rows;
}

int run(const Options& options) {
  const std::vector<Measurement> measurements = read_measurement_files(options.data_folder + "/measurements");
  const std::vector<Prepared> rows = prepare_all(measurements);
  std::vector<const Prepared*> all;
  for (const Prepared& row : rows) all.push_back(&row);

  const Calibration start = starting_calibration();
  const std::vector<Parameter> parameters = telling_parameters(start, all);
  const Fit fit = fit_calibration(start, parameters, all, {});
  print_parameters(parameters, fit);
  Residuals in_sample;
  in_sample.add_all(all, fit.calibration);
  in_sample.print("in-sample");

  HeldOut held_out;
  if (options.held_out) held_out = cross_validate(start, parameters, rows, fit);
  if (!options.write_to.empty()) {
    if (!options.held_out) {
      std::fprintf(stderr, "calibrate: the bands of the file come from held-out errors; add --held-out\n");
      return 2;
    }
    std::ofstream(options.write_to) << calibration_file(parameters, fit, held_out, all);
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
