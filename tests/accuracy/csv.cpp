#include "tests/accuracy/csv.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace whichgpu::accuracy {
namespace {

/// The next record; false at the end of the input.
bool read_record(std::istream& in, std::vector<std::string>& fields) {
  fields.clear();
  std::string field;
  bool inside_quotes = false;
  bool any = false;
  char c = 0;
  while (in.get(c)) {
    any = true;
    if (inside_quotes) {
      if (c != '"') {
        field += c;
      } else if (in.peek() == '"') {
        field += static_cast<char>(in.get());
      } else {
        inside_quotes = false;
      }
    } else if (c == '"') {
      inside_quotes = true;
    } else if (c == ',') {
      fields.push_back(std::move(field));
      field.clear();
    } else if (c == '\n') {
      break;
    } else if (c != '\r') {
      field += c;
    }
  }
  if (any) fields.push_back(std::move(field));
  return any;
}

}  // namespace

CsvTable read_csv(std::istream& in) {
  CsvTable table;
  std::vector<std::string> fields;
  if (!read_record(in, table.columns)) return table;
  while (read_record(in, fields)) {
    CsvRow row;
    for (std::size_t i = 0; i < std::min(table.columns.size(), fields.size()); ++i) {
      row[table.columns[i]] = fields[i];
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string text(const CsvRow& row, const std::string& column) {
  const auto found = row.find(column);
  return found == row.end() ? "" : found->second;
}

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

double number(const CsvRow& row, const std::string& column) {
  return std::strtod(text(row, column).c_str(), nullptr);
}

bool is_number(const CsvRow& row, const std::string& column) {
  const std::string cell = text(row, column);
  char* end = nullptr;
  std::strtod(cell.c_str(), &end);
  return !cell.empty() && *end == '\0';
}

}  // namespace whichgpu::accuracy
