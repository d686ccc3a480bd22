#pragma once

#include <vector>

#include "tests/accuracy/csv.h"
#include "tests/accuracy/wild/wild_row.h"

namespace whichgpu::accuracy {

/// Rows of a table of strangers' servers under a known number of users (wild_serving.csv): first tokens, time
/// per token and throughput.
std::vector<WildRow> read_wild_serving(const CsvTable& table);

/// Rows of a table of strangers' throughput (wild_inference.csv) in which all requests were sent at once.
std::vector<WildRow> read_wild_jobs(const CsvTable& table);

}  // namespace whichgpu::accuracy
