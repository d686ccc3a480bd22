#pragma once

#include <map>
#include <string>

#include "core/catalog/serving_calibration.h"

namespace whichgpu::accuracy {

/// How the tables of strangers are reported.
struct WildOptions {
  bool row_by_row = false;  ///< a line each
  /// Constants by the publisher whose points took no part in their fit; others have those of the catalog.
  std::map<std::string, ServingCalibration> without;
};

/// Errors on the tables of strangers in a folder (wild_serving.csv, wild_inference.csv), by card, engine,
/// model and publisher.
int print_wild_report(const std::string& folder, const WildOptions& options);

}  // namespace whichgpu::accuracy
