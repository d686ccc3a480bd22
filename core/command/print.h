#pragma once

#include <string>
#include <vector>

#include "core/command/rows.h"

namespace whichgpu::command {

/// Comma-separated values (RFC 4180, lines ending in LF); a range is two more columns.
std::string csv_head(const std::vector<Column>& columns);
std::string csv_lines(const std::vector<Column>& columns, const std::vector<Row>& rows);

/// The rows as a table for people, with the columns that have something to say, numbers to the right. Empty
/// if there are no rows.
std::string table(const std::vector<Column>& columns, const std::vector<Row>& rows);

}  // namespace whichgpu::command
