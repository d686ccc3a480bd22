#pragma once

#include <string>
#include <vector>

#include "tests/accuracy/measurement.h"

namespace whichgpu::accuracy {

/// Reads every table of `folder` (data/measurements), in the order of their names. A point's `source` is
/// the name of its file; points of tables that are compared but never fitted are `left_out`.
std::vector<Measurement> read_measurement_files(const std::string& folder);

/// Who published a source: owner and name of its repository, or the host of its address.
std::string publisher_of(const std::string& cite);

}  // namespace whichgpu::accuracy
