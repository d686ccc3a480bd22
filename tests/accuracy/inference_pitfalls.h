#pragma once

#include <string>

#include "tests/accuracy/csv.h"

namespace whichgpu::accuracy {

/// Why a row of an inference table is not what its label says, or cannot be told from a row that is not;
/// empty if nothing is known against it.
std::string pitfall(const CsvRow& row);

/// Why no request can ask for what a row measured: its metric, load, lengths, weight format or card is
/// none that the core estimates; empty if one can.
std::string not_askable(const CsvRow& row);

/// Requests per second that were offered; infinite if all came at once, 0 if the row prints users.
double offered_requests_per_second(const CsvRow& row);

}  // namespace whichgpu::accuracy
