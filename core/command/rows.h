#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/api/json/json.h"

namespace whichgpu::command {

/// A value in a row: nothing, a number, a text.
using Cell = std::variant<std::monostate, double, std::string>;

/// What a column shows of one subject.
struct Figure {
  Cell value = {};
  Cell low = {};  ///< its range, where the column has one
  Cell high = {};
};

using Row = std::vector<Figure>;

/// A column: where its value stands in a subject, the first of the paths that lead to one.
struct Column {
  std::string name;
  std::string head;  ///< in a table for people; empty: only in CSV
  std::vector<std::string> paths;
  std::vector<std::string> range = {};  ///< paths of the least and the most; empty: it has none
};

/// The columns of what a method ("estimate", "compare", "plan", "own") answers.
const std::vector<Column>& columns_of(std::string_view method);

/// The rows of an answer: one for an estimate, a card compared, a plan, an offer to rent. An error is one
/// row.
std::vector<Row> rows_of(std::string_view method, std::size_t line, const api::Json& request,
                         const api::Json& report);

}  // namespace whichgpu::command
