#include "core/time/diffusion_walk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "core/time/transformer_walk.h"
#include "core/time/unet_walk.h"

namespace whichgpu {
namespace {

double latent_pixels(const ImageModel& model, int width, int height) {
  const double scale = model.latent_scale;
  return width / scale * (height / scale);
}

std::span<const int> decoder_channels(const LatentDecoder& decoder) {
  static constexpr std::array usual{512, 512, 256, 128};
  if (decoder.channels.empty()) return usual;
  return {decoder.channels.begin(), decoder.channels.count};
}

}  // namespace

double latent_frames(const ImageModel& model, int frames) {
  return std::floor((frames - 1) / model.clip.latent_frames) + 1.0;
}

double clip_tokens(const ImageModel& model, int width, int height, int frames) {
  const Denoiser& shape = model.denoiser;
  const double across = static_cast<double>(shape.patch) * shape.patch;
  const double along = std::ceil(latent_frames(model, frames) / shape.patch_frames);
  return latent_pixels(model, width, height) / across * along;
}

NetworkWork denoiser_work(const ImageModel& model, int width, int height, int frames) {
  const Denoiser& shape = model.denoiser;
  const double tokens = clip_tokens(model, width, height, frames);
  switch (shape.kind) {
    case DenoiserKind::unet:
      return unet_work(shape, model.latent_channels, latent_pixels(model, width, height));
    case DenoiserKind::mmdit:
      return mmdit_work(shape, tokens);
    case DenoiserKind::dit:
      return dit_work(shape, tokens);
  }
  return {};
}

NetworkWork decoder_work(const ImageModel& model, int width, int height, int frames) {
  const std::span<const int> levels = decoder_channels(model.decoder);
  const double spanned = model.decoder.kernel_frames;
  const double middle = levels.front();
  NetworkWalk walk;
  double along = latent_frames(model, frames);
  double across = latent_pixels(model, width, height);
  walk.linear(model.latent_channels, middle, across * along, 3, spanned);
  walk_residual_block(walk, middle, middle, across * along, 0, spanned);
  for (int matrix = 0; matrix < 4; ++matrix) walk.linear(middle, middle, across * along);
  walk.attention(across * along, across, middle, 1);
  walk_residual_block(walk, middle, middle, across * along, 0, spanned);
  double channels = middle;
  for (std::size_t level = 0; level < levels.size(); ++level) {
    for (int block = 0; block < model.decoder.blocks; ++block) {
      walk_residual_block(walk, channels, levels[level], across * along, 0, spanned);
      channels = levels[level];
    }
    if (level + 1 == levels.size()) break;
    across *= 4;
    along = std::min(2 * along, static_cast<double>(frames));
    walk.linear(channels, channels, across * along, 3, spanned);
  }
  walk.elementwise(channels, across * along);
  const double pixel_patch = model.decoder.pixel_patch;
  walk.linear(channels, 3 * pixel_patch * pixel_patch, across * along, 3, spanned);
  return walk.work();
}

}  // namespace whichgpu
