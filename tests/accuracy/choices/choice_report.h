#pragma once

#include <string>

#include "tests/accuracy/wild/wild_report.h"

namespace whichgpu::accuracy {

/// Regrets of choices between the configurations in serving.csv, wild_serving.csv and wild_inference.csv of a
/// folder, at the catalog's cheapest dated prices: of the same model and lengths, at the same number of users
/// or at any, within limits on the time per token.
int print_choice_report(const std::string& folder, const WildOptions& options);

}  // namespace whichgpu::accuracy
