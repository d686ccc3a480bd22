#pragma once

#include <istream>
#include <map>
#include <string>
#include <vector>

namespace whichgpu::accuracy {

/// One row of a CSV file by column name.
using CsvRow = std::map<std::string, std::string>;

/// A CSV file: the names of its columns, in order, and its rows.
struct CsvTable {
  std::vector<std::string> columns;
  std::vector<CsvRow> rows;
};

/// Reads comma-separated values with a header line and double-quoted fields (RFC 4180). Rows shorter than
/// the header lack the missing columns.
CsvTable read_csv(std::istream& in);

/// The text of a cell; empty if the row has none.
std::string text(const CsvRow& row, const std::string& column);

/// Whether `part` stands in a text.
bool contains(const std::string& text, const char* part);

/// The number that a cell begins with; 0 if it begins with none.
double number(const CsvRow& row, const std::string& column);

/// Whether a cell holds a number and nothing else.
bool is_number(const CsvRow& row, const std::string& column);

}  // namespace whichgpu::accuracy
