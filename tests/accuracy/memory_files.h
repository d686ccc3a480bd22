#pragma once

#include <string>
#include <vector>

#include "tests/accuracy/memory_measurement.h"

namespace whichgpu::accuracy {

/// Reads every table of `folder` (data/measurements/memory), in the order of their names. A figure's group
/// is the name of its file and of its metric.
std::vector<MemoryMeasurement> read_memory_files(const std::string& folder);

}  // namespace whichgpu::accuracy
