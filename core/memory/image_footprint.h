#pragma once

#include "core/catalog/image_calibration.h"
#include "core/memory/verdict.h"
#include "core/workload/image_generation.h"

namespace whichgpu {

/// What is on a card at one time, in bytes.
struct ImageStage {
  double text_encoders_bytes = 0;
  double denoiser_bytes = 0;
  double vae_bytes = 0;
  double sample_bytes = 0;  ///< that an image or clip of the batch takes beside the weights

  double resident_bytes() const { return text_encoders_bytes + denoiser_bytes + vae_bytes; }
  double bytes(int batch) const { return resident_bytes() + batch * sample_bytes; }
};

/// Memory of one card that makes images or clips, in bytes. A run encodes the text, takes out the noise and
/// decodes, one after the other; it needs what the largest of the three does.
struct ImageFootprint {
  double capacity_bytes = 0;
  double usable_bytes = 0;
  ImageStage text_encoding;
  ImageStage denoising;
  ImageStage decoding;
  double text_encoders_bytes = 0;  ///< of the largest stage, as the following are
  double text_encoder_parameters = 0;
  double denoiser_bytes = 0;
  double vae_bytes = 0;
  double activations_bytes = 0;    ///< of a batch, beside the weights
  double decoder_pixel_bytes = 0;  ///< that decoding takes for one pixel of a frame
  double decoder_pixels = 0;       ///< of all frames, at once
  double runtime_bytes = 0;        ///< driver context and kernels
  double needed_bytes = 0;         ///< sum of the parts of the largest stage
  double host_bytes = 0;           ///< weights that wait in host memory
  double free_bytes = 0;
  double shortfall_bytes = 0;
  double max_batch = 0;  ///< images or clips of this size at once
  Verdict verdict = Verdict::does_not_fit;
};

/// Memory of an image configuration. `runtime_bytes` is what the driver's context takes. A pass of a
/// transformer keeps 16 rows of its width and two of its feed-forward blocks for each token, in 16 bit.
/// Checked against LightX2V's peaks of Wan 2.1 14B (ModelTC/LightX2V,
/// docs/EN/source/getting_started/benchmark_source.md) and HunyuanVideo's README (60 GB).
ImageFootprint image_footprint(const ImageGeneration& image, double runtime_bytes,
                               const ImageCalibration& calibration);

}  // namespace whichgpu
