// accuracy FILE.csv [--residuals | --held-out]: how far estimates are from a table of published measurements.
// The table may be one of memory, of arrivals, of training or of image generation; accuracy --training
// DATA_FOLDER: of the training runs in data/. accuracy --bands DATA_FOLDER [--write]: of every class of
// points in data/, held against data/accuracy.json (exit status 1 where they differ), or written there.
// accuracy --memory DATA_FOLDER: the same for the memory measured in data/; accuracy --engine-memory
// DATA_FOLDER: what its logs say of the constants of data/engines.json. accuracy
// --drafts DATA_FOLDER: gains of speculative decoding, measured and estimated; accuracy --offload
// DATA_FOLDER: rates with experts in host memory; accuracy --cold-start DATA_FOLDER: starts of engines, and
// the constants of data/cold_start.json; accuracy --disaggregation DATA_FOLDER: verdicts on two pools of
// cards. accuracy
// --ratios DATA_FOLDER: how much faster one card is than another, measured and estimated. accuracy --ranges
// DATA_FOLDER: what share of the points the printed ranges hold. accuracy --power DATA_FOLDER [FOLDER]: of
// the power of boards in data/, and of the wild_power.csv of FOLDER. accuracy
// --reinforcement DATA_FOLDER: steps of reinforcement learning, measured and estimated; --encoders
// DATA_FOLDER: rates of documents and of speech. accuracy --wild
// FOLDER [--rows]: the tables of strangers' runs there; accuracy --choices FOLDER: what it costs to choose by
// estimates among what was measured; both with --held-out DATA_FOLDER: with constants fitted to DATA_FOLDER
// without the publisher of each row.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/accuracy/arrivals_report.h"
#include "tests/accuracy/bands/bands.h"
#include "tests/accuracy/bands/ranges.h"
#include "tests/accuracy/card_ratios.h"
#include "tests/accuracy/choices/choice_report.h"
#include "tests/accuracy/cold_start_files.h"
#include "tests/accuracy/coverage.h"
#include "tests/accuracy/disaggregation_files.h"
#include "tests/accuracy/drafts_files.h"
#include "tests/accuracy/encoders/encoder_rows.h"
#include "tests/accuracy/engine_memory.h"
#include "tests/accuracy/images/image_report.h"
#include "tests/accuracy/images/image_table.h"
#include "tests/accuracy/inference_table.h"
#include "tests/accuracy/measurement_files.h"
#include "tests/accuracy/memory_files.h"
#include "tests/accuracy/memory_report.h"
#include "tests/accuracy/memory_table.h"
#include "tests/accuracy/offload_files.h"
#include "tests/accuracy/power/power_report.h"
#include "tests/accuracy/reinforcement/reinforcement_row.h"
#include "tests/accuracy/report.h"
#include "tests/accuracy/serving_table.h"
#include "tests/accuracy/training/fine_tuning_table.h"
#include "tests/accuracy/training/training_files.h"
#include "tests/accuracy/training/training_report.h"
#include "tests/accuracy/training/training_runs.h"
#include "tests/accuracy/training/training_table.h"
#include "tests/accuracy/wild/wild_report.h"
#ifdef WHICHGPU_CAN_FIT
#include "tests/accuracy/calibrate/held_out.h"
#include "tests/accuracy/images/fit/image_fit.h"
#endif

namespace whichgpu::accuracy {
namespace {

int usage() {
  std::fprintf(stderr,
               "usage: accuracy FILE.csv [--residuals | --held-out]\n"
               "       accuracy --memory DATA_FOLDER\n"
               "       accuracy --engine-memory DATA_FOLDER\n"
               "       accuracy --drafts DATA_FOLDER\n"
               "       accuracy --offload DATA_FOLDER\n"
               "       accuracy --cold-start DATA_FOLDER\n"
               "       accuracy --disaggregation DATA_FOLDER\n"
               "       accuracy --training DATA_FOLDER\n"
               "       accuracy --ratios DATA_FOLDER\n"
               "       accuracy --ranges DATA_FOLDER\n"
               "       accuracy --power DATA_FOLDER [FOLDER]\n"
               "       accuracy --reinforcement DATA_FOLDER\n"
               "       accuracy --encoders DATA_FOLDER\n"
               "       accuracy --wild FOLDER [--rows | --held-out DATA_FOLDER]\n"
               "       accuracy --choices FOLDER [--rows | --held-out DATA_FOLDER]\n"
               "       accuracy --bands DATA_FOLDER [--write]\n");
  return 2;
}

void print_report(const Coverage& coverage) {
  Report report;
  for (const Prepared& row : coverage.rows) report.add(row, tables::serving_calibration());
  report.print();
  coverage.print();
}

/// One line a measured value: id, kind, predicted over measured.
void print_residuals(const Coverage& coverage) {
  for (const Prepared& row : coverage.rows) {
    compare(row, tables::serving_calibration(),
            [&](const std::string& kind, double predicted, double measured) {
              std::printf("%s,%s,%.4f\n", row.measurement->id.c_str(), kind.c_str(), predicted / measured);
            });
  }
}

/// Errors of fits to the table itself, of all its rows and with each model and each GPU left out.
int print_held_out(const Coverage& coverage) {
#ifdef WHICHGPU_CAN_FIT
  coverage.print();
  const std::vector<const Prepared*> rows = coverage.all();
  const Refit full = refit(rows);
  std::printf("%zu parameters refitted to %zu rows\n", full.parameters.size(), rows.size());
  Residuals in_sample;
  in_sample.add_all(rows, full.fit.calibration);
  in_sample.print("in-sample");
  leave_out_each(&Measurement::model, rows, full).print("model left out");
  leave_out_each(&Measurement::gpu, rows, full).print("GPU left out");
  return 0;
#else
  std::fprintf(stderr,
               "accuracy: --held-out refits the model to the %zu rows, which needs a build with NLopt "
               "(libnlopt-dev)\n",
               coverage.rows.size());
  return 2;
#endif
}

#ifdef WHICHGPU_CAN_FIT
/// The ranges that are printed.
void copy_bands(ServingCalibration& calibration) {
  const ServingCalibration& printed = tables::serving_calibration();
  calibration.calibrated = printed.calibrated;
  calibration.transferred = printed.transferred;
  calibration.extrapolated = printed.extrapolated;
  calibration.as_started = printed.as_started;
  calibration.recalibrated = printed.recalibrated;
}
#endif

/// What a table says of training: rates and whole runs, or peaks of fine-tuning.
std::vector<TrainingRow> training_rows(const CsvTable& table) {
  if (!is_training_table(table)) return read_fine_tuning_table(table);
  std::vector<TrainingRow> rows = read_training_table(table);
  for (TrainingRow& run : read_training_runs(table)) rows.push_back(std::move(run));
  return rows;
}

int print_training(const std::vector<TrainingRow>& rows, const std::string& option) {
  if (option == "--held-out") {
#ifdef WHICHGPU_CAN_FIT
    return print_training_held_out(rows);
#else
    std::fprintf(stderr, "accuracy: --held-out needs a build with NLopt (libnlopt-dev)\n");
    return 2;
#endif
  }
  print_training_report(rows, option == "--residuals");
  return 0;
}

/// Errors of image speeds under the calibration of the catalogue or, held out, under fits to the table
/// itself.
int print_images(const ImageTable& table, const std::string& option) {
  for (const auto& [reason, count] : table.left_out) std::printf("%d rows %s\n", count, reason.c_str());
  if (option == "--residuals") {
    print_image_residuals(table.rows, tables::image_calibration());
    return 0;
  }
  ImageErrors errors;
  for (const ImageMeasurement& row : table.rows) errors.add(row, tables::image_calibration());
  errors.print("calibration of the catalogue");
#ifdef WHICHGPU_CAN_FIT
  if (option == "--held-out") print_image_fits(table.rows);
#endif
  return 0;
}

/// How many of the points in data/held_out.csv the printed ranges hold.
int print_ranges(const std::string& data_folder) {
  for (const RangeSlice& s : slices_of(read_held_out(data_folder), tables::serving_calibration())) {
    std::printf("%-18s %-44s %5d points, %5.1f %% held, p90/p10 %.2f, score %.3f\n", s.kind.c_str(),
                s.of.c_str(), s.points, s.held_percent, s.median_width, s.score);
  }
  return 0;
}

int print_band_differences(const std::string& data_folder) {
  const std::vector<std::string> lines =
      band_differences(read_bands(data_folder), bands_of(Measured(data_folder), {}));
  for (const std::string& line : lines) std::printf("%s\n", line.c_str());
  if (!lines.empty()) std::printf("%zu classes are not as data/accuracy.json has them\n", lines.size());
  return lines.empty() ? 0 : 1;
}

int run(const std::string& path, const std::string& option) {
  std::ifstream file(path);
  if (!file) {
    std::fprintf(stderr, "accuracy: cannot read %s\n", path.c_str());
    return 2;
  }
  const CsvTable table = read_csv(file);
  if (is_arrivals_table(table)) {
    print_arrivals_report(read_arrivals_table(table, "inference-sim"), option == "--residuals");
    return 0;
  }
  if (is_image_table(table)) return print_images(read_image_table(table), option);
  if (is_memory_table(table)) {
    if (option != "--held-out") print_memory_report(read_memory_table(table), option == "--residuals");
    return print_training(training_rows(table), option);
  }
  if (is_training_table(table)) return print_training(training_rows(table), option);
  const std::vector<Measurement> measurements =
      is_inference_table(table) ? read_inference_table(table) : read_serving_table(table);
  const Coverage coverage = cover(measurements);
  if (option == "--held-out") return print_held_out(coverage);
  if (option == "--residuals") {
    print_residuals(coverage);
  } else {
    print_report(coverage);
  }
  return 0;
}

/// Of FOLDER, FOLDER --rows or FOLDER --held-out DATA_FOLDER; nothing if it is none of them.
std::optional<WildOptions> wild_options(const std::vector<std::string>& arguments) {
  WildOptions options;
  if (arguments.size() == 1) return options;
  options.row_by_row = arguments.size() == 2 && arguments[1] == "--rows";
  if (options.row_by_row) return options;
  if (arguments.size() != 3 || arguments[1] != "--held-out") return std::nullopt;
#ifdef WHICHGPU_CAN_FIT
  const std::vector<Measurement> measurements = read_measurement_files(arguments[2] + "/measurements");
  const Coverage coverage = cover(measurements, starting_calibration());
  const std::vector<const Prepared*> rows = coverage.all();
  options.without = fits_without_each(&Measurement::publisher, rows, refit(rows));
  for (auto& [publisher, calibration] : options.without) copy_bands(calibration);
  return options;
#else
  return std::nullopt;
#endif
}

}  // namespace
}  // namespace whichgpu::accuracy

int main(int argc, char** argv) {
  using namespace whichgpu::accuracy;
  if (argc == 3 && std::strcmp(argv[1], "--ratios") == 0) {
    print_card_ratios(read_measurement_files(std::string(argv[2]) + "/measurements"));
    return 0;
  }
  if ((argc == 3 || argc == 4) && std::strcmp(argv[1], "--power") == 0) {
    return print_power_report(argv[2], argc == 4 ? argv[3] : "");
  }
  if (argc == 3 && std::strcmp(argv[1], "--reinforcement") == 0) {
    print_reinforcement_report(
        read_reinforcement_files(std::string(argv[2]) + "/measurements/reinforcement"));
    return 0;
  }
  if (argc == 3 && std::strcmp(argv[1], "--encoders") == 0) {
    const std::string measurements = std::string(argv[2]) + "/measurements";
    print_encoder_report(read_embedding_files(measurements + "/embedding"),
                         read_speech_files(measurements + "/speech"));
    return 0;
  }
  if (argc == 3 && std::strcmp(argv[1], "--ranges") == 0) return print_ranges(argv[2]);
  if (argc == 3 && std::strcmp(argv[1], "--training") == 0) {
    print_training_report(read_training_files(std::string(argv[2]) + "/measurements/training"), false);
    return 0;
  }
  if (argc == 3 && std::strcmp(argv[1], "--engine-memory") == 0) {
    print_engine_memory(fit_engine_memory(read_memory_files(std::string(argv[2]) + "/measurements/memory")));
    return 0;
  }
  if (argc == 3 && std::strcmp(argv[1], "--drafts") == 0) {
    print_drafts_report(read_drafts_files(std::string(argv[2]) + "/measurements/drafts"));
    return 0;
  }
  if (argc == 3 && std::strcmp(argv[1], "--offload") == 0) {
    print_offload_report(read_offload_files(std::string(argv[2]) + "/measurements/offload"));
    return 0;
  }
  if (argc == 3 && std::strcmp(argv[1], "--cold-start") == 0) {
    print_start_report(read_start_files(std::string(argv[2]) + "/measurements/cold_start"));
    return 0;
  }
  if (argc == 3 && std::strcmp(argv[1], "--disaggregation") == 0) {
    print_pools_report(read_pools_files(std::string(argv[2]) + "/measurements/disaggregation"));
    return 0;
  }
  if (argc == 3 && std::strcmp(argv[1], "--memory") == 0) {
    print_memory_report(read_memory_files(std::string(argv[2]) + "/measurements/memory"), false);
    return 0;
  }
  const std::string asked = argc >= 3 ? argv[1] : "";
  if (asked == "--wild" || asked == "--choices") {
    const std::optional<WildOptions> options = wild_options({argv + 2, argv + argc});
    if (!options) return usage();
    return asked == "--wild" ? print_wild_report(argv[2], *options) : print_choice_report(argv[2], *options);
  }
  if (argc >= 3 && std::strcmp(argv[1], "--bands") == 0) {
    const std::string folder = argv[2];
    if (argc == 3) return print_band_differences(folder);
    if (argc != 4 || std::strcmp(argv[3], "--write") != 0) return usage();
    write_bands(folder, bands_of(Measured(folder), {}));
    return 0;
  }
  const std::string option = argc == 3 ? argv[2] : "";
  const bool known = option.empty() || option == "--residuals" || option == "--held-out";
  if (argc < 2 || argc > 3 || !known) return usage();
  return run(argv[1], option);
}
