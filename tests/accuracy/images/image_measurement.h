#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/time/image_time.h"

namespace whichgpu::accuracy {

/// What was measured: seconds of one step of a batch, or seconds of one image or clip from the prompt on.
enum class ImageMetric { step, image };

/// One published speed of image or video generation.
struct ImageMeasurement {
  std::shared_ptr<Gpu> gpu;  ///< what `image` refers to
  ImageGeneration image;
  ImageWork work;
  ImageMetric metric = ImageMetric::image;
  double seconds = 0;
  std::string source;      ///< one file of the data
  std::string repository;  ///< where it was published, as other files may have been
  std::string label;       ///< the row in a few words
  bool fitted = true;      ///< false: compared, never fitted
};

/// Names as the data uses them.
struct ImageNames {
  std::string model;
  std::string gpu;
  std::string engine;
  std::string precision;
  std::string attention = "fused";
};

/// Fills model, card, engine, precision and work in; false if a name is unknown. Size, steps, batch and the
/// source must be there already.
bool resolve(ImageMeasurement& measurement, const ImageNames& names);

/// Seconds that a calibration predicts for the same metric.
double predicted_seconds(const ImageMeasurement& measurement, const ImageCalibration& calibration);

/// Reads data/measurements/images. Rows with unknown names are told on standard error and left out.
std::vector<ImageMeasurement> read_image_files(const std::string& folder);

}  // namespace whichgpu::accuracy
