#pragma once

#include "core/catalog/image_model.h"

namespace whichgpu {

/// Width and height of an image are multiples of so many pixels, which the latent image and its tokens divide
/// evenly.
inline int least_side(const ImageModel& model) {
  int least = model.latent_scale * model.denoiser.patch;
  for (std::size_t level = 1; level < model.denoiser.levels.count; ++level) least *= 2;
  return least;
}

}  // namespace whichgpu
