#pragma once

#include <string>
#include <vector>

#include "tests/accuracy/bands/measured.h"

namespace whichgpu::accuracy {

/// What the points of one class have in common.
struct BandClass {
  std::string load;          ///< of serving: "benchmark"; else "training", "images", "video", "memory"
  std::string metric;        ///< what was measured, see compare()
  std::string engine;        ///< engine or framework
  std::string basis;         ///< how well the calibration knows the configuration, see Basis
  std::string architecture;  ///< "dense", "mixture", "latent mixture" and the like

  auto operator<=>(const BandClass&) const = default;
};

/// How far estimates are from the points of one class: predicted over measured less one, in percent.
struct Band {
  BandClass of;
  int points = 0;
  double p10_percent = 0;
  double median_percent = 0;
  double p90_percent = 0;
};

/// What decides which formulas a language model goes through: "dense", "latent mixture" and the like.
std::string architecture_of(const ModelShape& shape);

/// The bands of all classes of `measured` under `calibrations`, sorted by class.
std::vector<Band> bands_of(const Measured& measured, const Calibrations& calibrations);

/// Where two lists of bands differ in a class, in its number of points or by more than 0.2 percentage points,
/// as lines to read.
std::vector<std::string> band_differences(const std::vector<Band>& recorded, const std::vector<Band>& found);

/// Reads the bands of data/accuracy.json; empty if it cannot be read.
std::vector<Band> read_bands(const std::string& data_folder);

/// Writes data/accuracy.json.
void write_bands(const std::string& data_folder, const std::vector<Band>& bands);

}  // namespace whichgpu::accuracy
