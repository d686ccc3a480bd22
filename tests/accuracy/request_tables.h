#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "tests/json.h"

namespace whichgpu::accuracy {

/// A file of published measurements: its name without the extension, and what it holds.
struct MeasuredTable {
  std::string name;
  test::Json content;
};

/// The tables of `folder`, in the order of their names.
std::vector<MeasuredTable> read_tables(const std::string& folder);

/// Sets a field of a request by its last name; null sets none.
void set_field(test::Json& request, const std::string& name, const test::Json& value);

/// A row of a table: the request of the API that its cells make together with those that all rows share, and
/// what was measured for it.
struct RequestRow {
  test::Json request;
  std::vector<std::pair<std::string, double>> measured;  ///< by the name of the column
};

/// The rows of a table. `measured` tells its columns of what was measured from those of the request, which
/// are fields by their last name; a cell of null is none. `request`: what the table leaves unsaid.
std::vector<RequestRow> rows_of(const MeasuredTable& table,
                                const std::function<bool(const std::string&)>& measured,
                                const test::Json& request = {{"workload", "serving"}});

}  // namespace whichgpu::accuracy
