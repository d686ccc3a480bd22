#include "tests/accuracy/csv.h"

#include <algorithm>

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

std::vector<CsvRow> read_csv(std::istream& in) {
  std::vector<CsvRow> rows;
  std::vector<std::string> header;
  std::vector<std::string> fields;
  if (!read_record(in, header)) return rows;
  while (read_record(in, fields)) {
    CsvRow row;
    for (std::size_t i = 0; i < std::min(header.size(), fields.size()); ++i) row[header[i]] = fields[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace whichgpu::accuracy
