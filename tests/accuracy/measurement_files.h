#pragma once

#include <string>
#include <vector>

#include "tests/accuracy/measurement.h"

namespace whichgpu::accuracy {

/// Reads every table of `folder` (data/measurements), in the order of their names. A point's `source` is
/// the name of its file; points of tables that are compared but never fitted are `left_out`.
std::vector<Measurement> read_measurement_files(const std::string& folder);

}  // namespace whichgpu::accuracy
