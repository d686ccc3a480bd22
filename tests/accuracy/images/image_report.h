#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/images/image_measurement.h"

namespace whichgpu::accuracy {

using ImageRows = std::vector<const ImageMeasurement*>;

/// The rows that take part in a fit.
ImageRows all_of(const std::vector<ImageMeasurement>& measurements);

/// Errors of image measurements under one heading.
class ImageErrors {
 public:
  void add(const ImageMeasurement& row, const ImageCalibration& calibration);
  const ErrorStatistics& all() const { return all_; }
  /// One line for all rows, and one for each model and engine.
  void print(const std::string& heading) const;

 private:
  ErrorStatistics all_;
  std::vector<std::pair<std::string, ErrorStatistics>> groups_;
};

/// One line a row: what was measured, measured and predicted seconds, predicted over measured.
void print_image_residuals(const std::vector<ImageMeasurement>& rows, const ImageCalibration& calibration);

}  // namespace whichgpu::accuracy
