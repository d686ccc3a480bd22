#pragma once

#include <vector>

#include "tests/accuracy/csv.h"
#include "tests/accuracy/training/training_row.h"

namespace whichgpu::accuracy {

/// Reads the fine-tuning rows of a memory table with the columns what, model, precision, config, metric,
/// value_gib, source and notes. "GB as printed" is taken as 10^9 bytes; a card's budget as 2^30 of them.
std::vector<TrainingRow> read_fine_tuning_table(const CsvTable& table);

}  // namespace whichgpu::accuracy
