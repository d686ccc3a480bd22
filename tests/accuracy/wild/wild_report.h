#pragma once

#include <string>

namespace whichgpu::accuracy {

/// Errors on the tables of strangers in a folder (wild_serving.csv, wild_inference.csv), by card, engine,
/// model and publisher; `row_by_row`: a line each.
int print_wild_report(const std::string& folder, bool row_by_row);

}  // namespace whichgpu::accuracy
