#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/reinforcement/reinforcement_row.h"

namespace whichgpu::accuracy {

using ReinforcementSteps = std::vector<PreparedStep>;

/// The constants of ReinforcementCalibration that come nearest to what the rows measured: the least sum of
/// sqrt(1 + (log error / 0.1)^2). The rest of it is that of the catalog.
ReinforcementCalibration fit_reinforcement(const ReinforcementSteps& steps);

/// Errors of each row under a fit without all rows of its group.
ErrorStatistics leave_out_steps(const ReinforcementSteps& steps,
                                const std::function<std::string(const PreparedStep&)>& group);

}  // namespace whichgpu::accuracy
