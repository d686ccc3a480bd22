#include "core/memory/image_footprint.h"

#include <algorithm>
#include <cmath>

namespace whichgpu {
namespace {

/// Channels of the decoder's widest tensor at full resolution.
constexpr double decoder_channels = 256;

double decoder_pixel_bytes(const ImageGeneration& image, const ImageCalibration& c) {
  const double element = image.model->vae_decodes_in_fp32 ? 4 : image.element_bytes();
  return c.decoder_copies * decoder_channels * element;
}

}  // namespace

ImageFootprint image_footprint(const ImageGeneration& image, double runtime_bytes,
                               const ImageCalibration& calibration) {
  const ImageModel& model = *image.model;
  ImageFootprint f;
  f.capacity_bytes = image.gpu->memory_bytes;
  f.usable_bytes = f.capacity_bytes;
  for (const TextEncoder& encoder : model.text_encoders) f.text_encoder_parameters += encoder.parameters;
  f.text_encoders_bytes = f.text_encoder_parameters * image.element_bytes();
  f.denoiser_bytes = model.denoiser_parameters * image.weight_bytes();
  f.vae_bytes = model.vae_parameters * (model.vae_decodes_in_fp32 ? 4 : image.element_bytes());
  f.runtime_bytes = runtime_bytes;
  const double resident = f.text_encoders_bytes + f.denoiser_bytes + f.vae_bytes + f.runtime_bytes;
  f.decoder_pixel_bytes = decoder_pixel_bytes(image, calibration);
  const double per_image = f.decoder_pixel_bytes * image.width * image.height;
  f.activations_bytes = per_image * image.batch;
  f.needed_bytes = resident + f.activations_bytes;
  f.free_bytes = std::max(0.0, f.usable_bytes - f.needed_bytes);
  f.shortfall_bytes = std::max(0.0, f.needed_bytes - f.usable_bytes);
  f.max_batch = std::max(0.0, std::floor((f.usable_bytes - resident) / per_image));
  f.verdict =
      f.needed_bytes > f.usable_bytes ? Verdict::does_not_fit : shade_of_fit(f.needed_bytes, f.usable_bytes);
  return f;
}

}  // namespace whichgpu
