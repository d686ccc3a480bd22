#pragma once

#include <string>
#include <vector>

#include "tests/accuracy/training/training_row.h"

namespace whichgpu::accuracy {

/// Reads every table of `folder` (data/measurements/training), in the order of their names.
std::vector<TrainingRow> read_training_files(const std::string& folder);

}  // namespace whichgpu::accuracy
