#pragma once

#include <string>
#include <vector>

#include "core/catalog/serving_calibration.h"
#include "core/time/basis.h"

namespace whichgpu::accuracy {

/// A measured value and what constants that were fitted without its publisher say of it.
struct HeldOutPoint {
  std::string id;
  std::string kind;  ///< see compare()
  std::string publisher;
  std::string engine;  ///< whose constants hold
  std::string gpu;
  std::string architecture;
  Basis basis = Basis::calibrated;  ///< by what was known without the publisher
  bool as_started = false;          ///< without the flags of recipes, where some are known
  double ratio = 1;                 ///< measured over estimated
};

/// Reads data/held_out.csv, which a fit writes; empty if it cannot be read.
std::vector<HeldOutPoint> read_held_out(const std::string& data_folder);
void write_held_out(const std::string& data_folder, const std::vector<HeldOutPoint>& points);

/// The range that is printed for the value of a point; nullptr: none is.
const ErrorBand* band_of(const ServingCalibration& calibration, const HeldOutPoint& point);

/// How many of the points with something in common are within the ranges.
struct RangeSlice {
  std::string kind;
  std::string of;  ///< "all", or what they have in common: "engine vllm"
  int points = 0;
  double held_percent = 0;
  double median_width = 1;  ///< of p90 over p10
  double score = 0;         ///< mean interval score of the logarithms, smaller is better: width and misses
};

/// By kind: all points, and those of each basis, engine, card, architecture and publisher.
std::vector<RangeSlice> slices_of(const std::vector<HeldOutPoint>& points,
                                  const ServingCalibration& calibration);

}  // namespace whichgpu::accuracy
