#pragma once

#include <vector>

#include "tests/accuracy/memory_measurement.h"

namespace whichgpu::accuracy {

/// Prints, for each group and for all: rows, median error, the figures most over and most under, and the
/// share of rows that measured more than the core says, which for memory is the side that hurts (for a
/// pool: less). Then why rows were left out. With `rows`, one line a row as well.
void print_memory_report(const std::vector<MemoryMeasurement>& measurements, bool rows);

}  // namespace whichgpu::accuracy
