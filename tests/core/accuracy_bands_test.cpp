#include <doctest/doctest.h>

#include "core/catalog/lookup.h"

#include "tests/accuracy/bands/bands.h"

using namespace whichgpu;
using namespace whichgpu::accuracy;

namespace {

const Measured& measured() {
  static const Measured all(WHICHGPU_DATA);
  return all;
}

/// Lines by which the bands differ from data/accuracy.json when one constant is a tenth larger.
std::size_t differences_with(double ServingCalibration::*constant) {
  Calibrations changed;
  changed.serving.*constant *= 1.1;
  return band_differences(read_bands(WHICHGPU_DATA), bands_of(measured(), changed)).size();
}

std::size_t differences_with(std::string_view engine, double EngineCalibration::*constant) {
  Calibrations changed;
  for (EngineCalibration& one : changed.serving.engines)
    if (one.engine == engine) one.*constant *= 1.1;
  return band_differences(read_bands(WHICHGPU_DATA), bands_of(measured(), changed)).size();
}

std::size_t differences_with(double TrainingCalibration::Compute::*constant) {
  Calibrations changed;
  changed.training.compute.*constant *= 1.1;
  return band_differences(read_bands(WHICHGPU_DATA), bands_of(measured(), changed)).size();
}

std::size_t differences_with(double ImageCalibration::*constant) {
  Calibrations changed;
  changed.images.*constant *= 1.1;
  return band_differences(read_bands(WHICHGPU_DATA), bands_of(measured(), changed)).size();
}

}  // namespace

TEST_CASE("Estimates are as far from the measurements as data/accuracy.json says, class by class") {
  const std::vector<Band> found = bands_of(measured(), {});
  CHECK(found.size() > 100);
  for (const std::string& line : band_differences(read_bands(WHICHGPU_DATA), found)) FAIL_CHECK(line);
}

TEST_CASE("The bands tell when any of ten constants is a tenth larger") {
  CHECK(differences_with(&ServingCalibration::gemm_bf16) > 0);
  CHECK(differences_with(&ServingCalibration::gemm_fp8) > 0);
  CHECK(differences_with(&ServingCalibration::attention_flops) > 0);
  CHECK(differences_with(&ServingCalibration::activation_passes) > 0);
  CHECK(differences_with(&ServingCalibration::nvlink_bandwidth) > 0);
  CHECK(differences_with(&ServingCalibration::kernel_seconds) > 0);
  CHECK(differences_with("vllm", &EngineCalibration::bandwidth_hbm) > 0);
  CHECK(differences_with("llama.cpp", &EngineCalibration::bandwidth_gddr) > 0);
  CHECK(differences_with(&TrainingCalibration::Compute::gemm) > 0);
  CHECK(differences_with(&ImageCalibration::products) > 0);
}
