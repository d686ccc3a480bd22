#pragma once

#include "core/advice/image/fixes.h"

namespace whichgpu {

/// The estimate and everything that follows from it.
struct ImageAnswer {
  ImageEstimate estimate;
  ImageFixes fixes;
};

/// Everything there is to say of making images on some cards.
ImageAnswer answer(const ImageQuestion& question);

}  // namespace whichgpu
