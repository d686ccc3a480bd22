#pragma once

#include <string>
#include <vector>

#include "tests/json.h"

namespace whichgpu::accuracy {

/// A published pair of runs with and without drafts, and the request that asks for the one with them.
struct DraftsMeasurement {
  std::string file;
  test::Json request;
  double speedup = 0;
  bool acceptance_printed = false;  ///< else the core's own is asked
};

/// Reads every table of `folder` (data/measurements/drafts), in the order of their names.
std::vector<DraftsMeasurement> read_drafts_files(const std::string& folder);

/// The speed-up that the core says; 0: none.
double predicted_speedup(const DraftsMeasurement& measurement);

/// Prints every pair, measured and estimated, and the errors in the middle: with the acceptance printed, and
/// without.
void print_drafts_report(const std::vector<DraftsMeasurement>& measurements);

}  // namespace whichgpu::accuracy
