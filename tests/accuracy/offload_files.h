#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/json.h"

namespace whichgpu::accuracy {

/// A published rate with experts in host memory, and the request that asks for the same.
struct OffloadMeasurement {
  std::string file;
  test::Json request;
  std::string metric;  ///< "decode_tokens_per_second" or "prefill_tokens_per_second"
  double tokens_per_second = 0;
};

/// Reads every table of `folder` (data/measurements/offload), in the order of their names.
std::vector<OffloadMeasurement> read_offload_files(const std::string& folder);

/// The rate that the core says, tokens/s; nothing if it gives no speed.
std::optional<double> predict(const OffloadMeasurement& measurement);

/// Prints every row, measured and estimated, and the error in the middle.
void print_offload_report(const std::vector<OffloadMeasurement>& measurements);

}  // namespace whichgpu::accuracy
