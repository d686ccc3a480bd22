#pragma once

#include "tests/accuracy/measurement.h"

namespace whichgpu::accuracy {

/// Whether a static batch was faster than its card's memory bandwidth and arithmetic allow at their full
/// rates, with nothing else taking any time: it cannot have been what its label says.
bool beats_the_card(const Prepared& row);

}  // namespace whichgpu::accuracy
