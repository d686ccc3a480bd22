#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/json.h"

namespace whichgpu::accuracy {

/// What was published of cards in two pools, and the request that asks for the same.
struct PoolsMeasurement {
  std::string file;
  test::Json request;
  std::string verdict;
};

/// Reads every file of `folder` (data/measurements/disaggregation), in the order of their names.
std::vector<PoolsMeasurement> read_pools_files(const std::string& folder);

/// What the core says of them.
struct PoolsPrediction {
  std::string verdict;
  std::string reason;
};

std::optional<PoolsPrediction> predict(const PoolsMeasurement& measurement);

/// Prints every one, published and said.
void print_pools_report(const std::vector<PoolsMeasurement>& measurements);

}  // namespace whichgpu::accuracy
