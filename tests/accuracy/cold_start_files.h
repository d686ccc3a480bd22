#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/json.h"

namespace whichgpu::accuracy {

/// A published start of an engine, whole or by part, and the request that asks for the same.
struct StartMeasurement {
  std::string file;
  test::Json request;
  std::string storage;  ///< what its weights were read from: "disk" or "page_cache"
  /// By the name of the column: a part ("process_seconds"), init_seconds of compiling and graphs, seconds of
  /// all.
  std::map<std::string, double> seconds;
};

/// Reads every table of `folder` (data/measurements/cold_start), in the order of their names.
std::vector<StartMeasurement> read_start_files(const std::string& folder);

/// What the core says of a start, by the names of its columns; empty if it says nothing.
std::map<std::string, double> predict(const StartMeasurement& measurement);

/// Constants of data/cold_start.json, as the middle and the quantiles of what was measured.
struct StartMedians {
  double disk_gb_s = 0;
  double disk_low = 0;  ///< 10th percentile
  double disk_high = 0;
  double loader_gb_s = 0;
  double band_low = 0;  ///< everything but image and weights, measured over estimated by the core
  double band_high = 0;
  std::map<std::string, double> engines;  ///< by engine and name of the constant: "vllm process_seconds"
};

StartMedians medians_of(const std::vector<StartMeasurement>& measurements);

/// Prints every row, measured and estimated, and the constants.
void print_start_report(const std::vector<StartMeasurement>& measurements);

}  // namespace whichgpu::accuracy
