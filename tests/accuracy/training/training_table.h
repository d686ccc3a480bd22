#pragma once

#include <vector>

#include "tests/accuracy/csv.h"
#include "tests/accuracy/training/training_row.h"

namespace whichgpu::accuracy {

/// Whether a table has the columns of read_training_table().
bool is_training_table(const CsvTable& table);

/// Reads a table with the columns model, gpu, num_gpus, seq_len, global_batch, micro_batch, tp, pp, dp_mode,
/// recompute, precision, metric, value, source and notes. Several metrics of one configuration become one row
/// of tokens per second and GPU, by each page's own formula where it prints FLOP/s only.
std::vector<TrainingRow> read_training_table(const CsvTable& table);

}  // namespace whichgpu::accuracy
