#pragma once

#include <string_view>

namespace whichgpu {

/// Kernel launches that a fit tells apart in serving.
enum class LaunchGroup {
  usual,
  blackwell,  ///< ServingCalibration::blackwell_kernel
};

/// Arithmetic that a fit tells apart in image generation.
enum class ImageProductGroup {
  usual,
  volta,      ///< ImageCalibration::products_volta
  turing,     ///< ImageCalibration::products_turing
  blackwell,  ///< ImageCalibration::blackwell, cards with HBM only
};

/// A generation of cards, by what the fits tell it apart by; from data/architectures.json.
struct Architecture {
  std::string_view name;  ///< Gpu::architecture
  std::string_view vendor;
  LaunchGroup launches = LaunchGroup::usual;
  ImageProductGroup image_products = ImageProductGroup::usual;
  bool ported = false;                 ///< engines run on it by a port alone: Engine::ports
  bool large_cache = false;            ///< cards with GDDR: ImageCalibration::cached_bandwidth
  bool later_flash_attention = false;  ///< TrainingCalibration::attention_flash_2_later
};

}  // namespace whichgpu
