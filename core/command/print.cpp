#include "core/command/print.h"

#include <algorithm>
#include <string_view>

#include "core/command/numbers.h"

namespace whichgpu::command {
namespace {

std::string text_of(const Cell& cell) {
  if (const double* number = std::get_if<double>(&cell)) return plain_number(*number);
  const std::string* text = std::get_if<std::string>(&cell);
  return text != nullptr ? *text : "";
}

void add_csv(std::string& line, std::string_view text) {
  if (!line.empty()) line += ',';
  if (text.find_first_of("\",\r\n") == std::string_view::npos) {
    line += text;
    return;
  }
  line += '"';
  for (const char letter : text) line.append(letter == '"' ? 2 : 1, letter);
  line += '"';
}

/// A cell as people read it.
std::string told(const Figure& figure, const Column& column) {
  const double* number = std::get_if<double>(&figure.value);
  if (number == nullptr) return text_of(figure.value);
  constexpr std::string_view bytes = "_bytes";
  const std::string_view name = column.name;
  const bool is_bytes = name.size() > bytes.size() && name.substr(name.size() - bytes.size()) == bytes;
  if (is_bytes) return spoken_number(*number / 1e9);
  const double* low = std::get_if<double>(&figure.low);
  const double* high = std::get_if<double>(&figure.high);
  if (low == nullptr || high == nullptr) return spoken_number(*number);
  return spoken_number(*number) + " (" + spoken_number(*low) + "–" + spoken_number(*high) + ")";
}

/// Characters of a text in UTF-8, those beyond the first 65,536 of Unicode twice.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    width += (byte & 0xC0) == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1;
  }
  return width;
}

/// Appends a column to the lines of a table.
void add_column(std::vector<std::string>& lines, const std::vector<std::string>& texts, bool to_the_right) {
  std::size_t width = 0;
  for (const std::string& text : texts) width = std::max(width, width_of(text));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string space(width - width_of(texts[i]), ' ');
    if (!lines[i].empty()) lines[i] += "  ";
    lines[i] += to_the_right ? space + texts[i] : texts[i] + space;
  }
}

}  // namespace

std::string csv_head(const std::vector<Column>& columns) {
  std::string line;
  for (const Column& column : columns) {
    add_csv(line, column.name);
    if (column.range.empty()) continue;
    add_csv(line, column.name + "_low");
    add_csv(line, column.name + "_high");
  }
  return line + "\n";
}

std::string csv_lines(const std::vector<Column>& columns, const std::vector<Row>& rows) {
  std::string lines;
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      add_csv(line, text_of(row[i].value));
      if (columns[i].range.empty()) continue;
      add_csv(line, text_of(row[i].low));
      add_csv(line, text_of(row[i].high));
    }
    lines += line + "\n";
  }
  return lines;
}

std::string table(const std::vector<Column>& columns, const std::vector<Row>& rows) {
  if (rows.empty()) return "";
  std::vector<std::string> lines(rows.size() + 1);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].head.empty()) continue;
    std::vector<std::string> texts{columns[i].head};
    texts.reserve(lines.size());
    for (const Row& row : rows) texts.push_back(told(row[i], columns[i]));
    const auto says = [](const std::string& text) { return !text.empty(); };
    if (std::none_of(texts.begin() + 1, texts.end(), says)) continue;
    const bool has_numbers = std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
      return std::holds_alternative<double>(row[i].value);
    });
    add_column(lines, texts, has_numbers);
  }
  std::string all;
  for (const std::string& line : lines) all += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  return all;
}

}  // namespace whichgpu::command
