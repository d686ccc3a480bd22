#pragma once

#include <string>
#include <vector>

#include "tests/accuracy/training/training_row.h"

namespace whichgpu::accuracy {

/// Prints how far the estimates with the catalog's calibration are from `rows`, by group, how many memory
/// rows lie above what is called needed, and each whole run. With `residuals` one line a row: predicted over
/// measured.
void print_training_report(const std::vector<TrainingRow>& rows, bool residuals);

/// Refits the calibration to `rows` and prints the errors in-sample and with each model, GPU and source left
/// out. Status for main(): 2 if the build has no NLopt.
int print_training_held_out(const std::vector<TrainingRow>& rows);

}  // namespace whichgpu::accuracy
