#pragma once

#include <vector>

#include "tests/accuracy/csv.h"
#include "tests/accuracy/memory_measurement.h"

namespace whichgpu::accuracy {

/// Whether a table has the columns of read_memory_table().
bool is_memory_table(const CsvTable& table);

/// Reads a table with the columns what, model, precision, config, metric, value_gib, source and notes: file
/// sizes and inference. Rows of training and images, and those that no request can ask for, carry the reason.
std::vector<MemoryMeasurement> read_memory_table(const CsvTable& table);

}  // namespace whichgpu::accuracy
