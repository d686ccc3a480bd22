#pragma once

#include "core/catalog/image_calibration.h"
#include "core/memory/verdict.h"
#include "core/workload/image_generation.h"

namespace whichgpu {

/// Memory of one card that makes images, in bytes; every component stays on it.
struct ImageFootprint {
  double capacity_bytes = 0;
  double usable_bytes = 0;
  double text_encoders_bytes = 0;
  double text_encoder_parameters = 0;
  double denoiser_bytes = 0;
  double vae_bytes = 0;
  double decoder_pixel_bytes = 0;  ///< that decoding takes for one pixel
  double activations_bytes = 0;    ///< peak of decoding a batch, the largest of a run
  double runtime_bytes = 0;        ///< driver context and kernels
  double needed_bytes = 0;         ///< sum of the parts
  double free_bytes = 0;
  double shortfall_bytes = 0;
  double max_batch = 0;  ///< images of this size at once
  Verdict verdict = Verdict::does_not_fit;
};

/// Memory of an image configuration. `runtime_bytes` is what the driver's context takes.
ImageFootprint image_footprint(const ImageGeneration& image, double runtime_bytes,
                               const ImageCalibration& calibration);

}  // namespace whichgpu
