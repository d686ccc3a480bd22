#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/json.h"

namespace whichgpu::accuracy {

/// One figure of what pictures in a prompt cost, and the request of the API that it belongs to.
struct PictureMeasurement {
  test::Json request;
  std::string metric;  ///< "tokens", "encode_ms", "ttft_ms" or "further_picture_ms"
  double value = 0;
  bool fitted = false;  ///< constants rest on it
};

/// The rows of data/measurements/pictures.
std::vector<PictureMeasurement> read_picture_files(const std::string& folder);

/// What the core says of the same; nothing if it gives no speed for it.
std::optional<double> predict(const PictureMeasurement& measurement);

}  // namespace whichgpu::accuracy
