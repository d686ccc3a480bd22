#include "core/memory/image_footprint.h"

#include <algorithm>
#include <cmath>

#include "core/time/diffusion_walk.h"

namespace whichgpu {
namespace {

/// Channels of the usual decoder's widest tensor at full resolution.
constexpr double usual_channels = 256;

/// Pixels on a side of a tile, and frames of it where nothing else is decoded at once. Source:
/// huggingface/diffusers, models/autoencoders/autoencoder_kl_hunyuan_video.py, tile_sample_min_height.
constexpr int tile_pixels = 256;
constexpr int tile_frames = 16;

double vae_element_bytes(const ImageGeneration& image) {
  return image.model->vae_decodes_in_fp32 ? 4 : image.element_bytes();
}

double decoder_pixel_bytes(const ImageGeneration& image, const ImageCalibration& c) {
  const LatentDecoder& decoder = image.model->decoder;
  const std::size_t levels = decoder.channels.count;
  const double widest = levels > 1 ? decoder.channels[levels - 2] : usual_channels;
  const double copies = decoder.copies > 0 ? decoder.copies : c.decoder_copies;
  const double patch = decoder.pixel_patch;
  return copies * widest * vae_element_bytes(image) / (patch * patch);
}

/// Pixels of all frames that are decoded at once.
double decoder_pixels(const ImageGeneration& image) {
  const LatentDecoder& decoder = image.model->decoder;
  const bool tiled = image.tiled_decoding;
  const double width = tiled ? std::min(tile_pixels, image.width) : image.width;
  const double height = tiled ? std::min(tile_pixels, image.height) : image.height;
  const int most = decoder.frames_at_once > 0 ? decoder.frames_at_once : tiled ? tile_frames : image.frames;
  return width * height * std::min(most, image.frames);
}

/// Frames that are done, and the copy of them that is handed on, beside what is being decoded.
double decoded_bytes(const ImageGeneration& image) {
  constexpr double colors = 3;
  constexpr double copies = 2;
  if (image.frames == 1 && !image.tiled_decoding) return 0;
  const double pixels = static_cast<double>(image.width) * image.height * image.frames;
  return pixels * colors * copies * vae_element_bytes(image);
}

/// What one sample takes in a pass of the denoiser. Less than its decoding takes where it is a U-Net.
double pass_bytes(const ImageGeneration& image) {
  constexpr double rows = 16;
  const Denoiser& shape = image.model->denoiser;
  if (shape.kind == DenoiserKind::unet) return 0;
  const bool text_too = shape.kind == DenoiserKind::mmdit || shape.joined_text;
  const double tokens = clip_tokens(*image.model, image.width, image.height, image.frames) +
                        (text_too ? shape.context_tokens : 0);
  const double wide = rows * shape.hidden + (shape.gated ? 3.0 : 2.0) * shape.mlp_width;
  return tokens / image.cards_of_sequence() * wide * image.element_bytes();
}

/// Bytes of the denoisers that are on the card while one works.
double denoiser_on_card(const ImageGeneration& image, double all) {
  const Denoiser& shape = image.model->denoiser;
  const double one = all / image.model->denoisers;
  const double blocks = std::max(1, shape.joint_blocks + shape.single_blocks + shape.blocks);
  if (image.offload == ImageOffload::blocks) return std::min(one, 2 * one / blocks);  // one works, one comes
  const double kept = image.offload == ImageOffload::components ? one : all;
  if (!image.sharded || image.cards_together == 1) return kept;
  return kept / image.cards_together + one / blocks;
}

void put_stages(const ImageGeneration& image, double text, double denoisers, double vae, ImageFootprint& f) {
  const bool apart = image.offload == ImageOffload::components || image.offload == ImageOffload::blocks;
  const double shards = image.sharded ? image.cards_together : 1;
  const double text_beside = image.offload == ImageOffload::none ? text / shards : 0;
  const double denoiser_beside = apart ? 0 : denoiser_on_card(image, denoisers);
  const double vae_beside = apart ? 0 : vae;
  const double encoding = image.offload == ImageOffload::text_encoders ? 0 : text / shards;
  f.text_encoding = {encoding, denoiser_beside, vae_beside, 0};
  f.denoising = {text_beside, denoiser_on_card(image, denoisers), vae_beside, pass_bytes(image)};
  f.decoding = {text_beside, denoiser_beside, vae,
                f.decoder_pixel_bytes * f.decoder_pixels + decoded_bytes(image)};
  const double all = text + denoisers + vae;
  const ImageStage& fullest = f.denoising;
  if (!image.sharded) {
    f.host_bytes =
        std::max(0.0, all - fullest.text_encoders_bytes - fullest.denoiser_bytes - fullest.vae_bytes);
  }
}

/// Images or clips of a stage at once.
double most_at_once(const ImageStage& stage, double room) {
  return stage.sample_bytes > 0
             ? std::max(0.0, std::floor((room - stage.resident_bytes()) / stage.sample_bytes))
             : (room >= stage.resident_bytes() ? 1e9 : 0);
}

}  // namespace

ImageFootprint image_footprint(const ImageGeneration& image, double runtime_bytes,
                               const ImageCalibration& calibration) {
  const ImageModel& model = *image.model;
  ImageFootprint f;
  f.capacity_bytes = image.gpu->memory_bytes;
  f.usable_bytes = f.capacity_bytes;
  for (const TextEncoder& encoder : model.text_encoders) f.text_encoder_parameters += encoder.parameters;
  f.runtime_bytes = runtime_bytes;
  f.decoder_pixel_bytes = decoder_pixel_bytes(image, calibration);
  f.decoder_pixels = decoder_pixels(image);
  put_stages(image, f.text_encoder_parameters * image.element_bytes(),
             model.denoiser_parameters * model.denoisers * image.weight_bytes(),
             model.vae_parameters * vae_element_bytes(image), f);
  const ImageStage* largest = &f.decoding;
  const double room = f.usable_bytes - runtime_bytes;
  f.max_batch = most_at_once(f.decoding, room);
  for (const ImageStage* stage : {&f.denoising, &f.text_encoding}) {
    if (stage->bytes(image.batch) > largest->bytes(image.batch)) largest = stage;
    f.max_batch = std::min(f.max_batch, most_at_once(*stage, room));
  }
  f.text_encoders_bytes = largest->text_encoders_bytes;
  f.denoiser_bytes = largest->denoiser_bytes;
  f.vae_bytes = largest->vae_bytes;
  f.activations_bytes = image.batch * largest->sample_bytes;
  f.needed_bytes = largest->bytes(image.batch) + runtime_bytes;
  f.free_bytes = std::max(0.0, f.usable_bytes - f.needed_bytes);
  f.shortfall_bytes = std::max(0.0, f.needed_bytes - f.usable_bytes);
  f.verdict =
      f.needed_bytes > f.usable_bytes ? Verdict::does_not_fit : shade_of_fit(f.needed_bytes, f.usable_bytes);
  return f;
}

}  // namespace whichgpu
