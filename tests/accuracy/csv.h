#pragma once

#include <istream>
#include <map>
#include <string>
#include <vector>

namespace whichgpu::accuracy {

/// One row of a CSV file by column name.
using CsvRow = std::map<std::string, std::string>;

/// Reads comma-separated values with a header line and double-quoted fields (RFC 4180). Rows shorter than
/// the header lack the missing columns.
std::vector<CsvRow> read_csv(std::istream& in);

}  // namespace whichgpu::accuracy
