#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/accuracy/csv.h"
#include "tests/accuracy/images/image_measurement.h"

namespace whichgpu::accuracy {

/// Rows of a table of image speeds that can be estimated, and why the others cannot.
struct ImageTable {
  std::vector<ImageMeasurement> rows;
  std::map<std::string, int> left_out;  ///< reason and number of rows
};

/// Whether a table has the columns of image speeds: model, gpu, resolution, steps, batch, engine, metric.
bool is_image_table(const CsvTable& table);

/// Reads such a table; names are those that the publishers print.
ImageTable read_image_table(const CsvTable& table);

}  // namespace whichgpu::accuracy
