#pragma once

#include <vector>

#include "tests/accuracy/arrivals_table.h"

namespace whichgpu::accuracy {

/// Serves every stage request by request and prints how far means and percentiles are from those measured:
/// all stages, those after the first, and by card. `residuals`: a line for each stage instead.
void print_arrivals_report(const std::vector<ArrivalsRow>& rows, bool residuals);

}  // namespace whichgpu::accuracy
