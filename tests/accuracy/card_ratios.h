#pragma once

#include <vector>

#include "tests/accuracy/measurement.h"

namespace whichgpu::accuracy {

/// Prints how much faster one card is than another, measured and estimated: medians over the offline runs
/// that both cards made with the same engine version, model, lengths and number of GPUs.
void print_card_ratios(const std::vector<Measurement>& measurements);

}  // namespace whichgpu::accuracy
