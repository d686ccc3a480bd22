#pragma once

#include <vector>

#include "tests/accuracy/csv.h"
#include "tests/accuracy/training/training_row.h"

namespace whichgpu::accuracy {

/// Whole published runs in a training table (metric gpu_hours). Model cards print tokens and hours only: the
/// number of GPUs, the batch and the length are those of the model's paper, and the core chooses the layout.
std::vector<TrainingRow> read_training_runs(const CsvTable& table);

}  // namespace whichgpu::accuracy
