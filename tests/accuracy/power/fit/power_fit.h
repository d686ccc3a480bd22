#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/power/power_row.h"

namespace whichgpu::accuracy {

using PowerRows = std::vector<PreparedPower>;

/// The three shares of PowerCalibration that come nearest to what the rows measured: the least sum of
/// sqrt(1 + (log error / 0.1)^2). The rest of it is that of the catalog.
PowerCalibration fit_power(const PowerRows& rows);

/// Errors of each row under a fit without all rows of its group.
ErrorStatistics leave_out_power(const PowerRows& rows,
                                const std::function<std::string(const PowerRow&)>& group);

}  // namespace whichgpu::accuracy
