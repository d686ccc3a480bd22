#include "core/time/diffusion_walk.h"

#include "core/time/transformer_walk.h"
#include "core/time/unet_walk.h"

namespace whichgpu {
namespace {

double latent_pixels(const ImageModel& model, int width, int height) {
  const double scale = model.latent_scale;
  return width / scale * (height / scale);
}

}  // namespace

NetworkWork denoiser_work(const ImageModel& model, int width, int height) {
  const Denoiser& shape = model.denoiser;
  const double pixels = latent_pixels(model, width, height);
  const double tokens = pixels / (static_cast<double>(shape.patch) * shape.patch);
  switch (shape.kind) {
    case DenoiserKind::unet:
      return unet_work(shape, model.latent_channels, pixels);
    case DenoiserKind::mmdit:
      return mmdit_work(shape, tokens);
    case DenoiserKind::dit:
      return dit_work(shape, tokens);
  }
  return {};
}

NetworkWork decoder_work(const ImageModel& model, int width, int height) {
  constexpr double middle = 512;
  NetworkWalk walk;
  double pixels = latent_pixels(model, width, height);
  walk.linear(model.latent_channels, middle, pixels, 3);
  walk_residual_block(walk, middle, middle, pixels, 0);
  for (int matrix = 0; matrix < 4; ++matrix) walk.linear(middle, middle, pixels);
  walk.attention(pixels, pixels, middle, 1);
  walk_residual_block(walk, middle, middle, pixels, 0);
  double channels = middle;
  for (const double wide : {512.0, 512.0, 256.0, 128.0}) {
    for (int block = 0; block < 3; ++block) {
      walk_residual_block(walk, channels, wide, pixels, 0);
      channels = wide;
    }
    if (channels == 128) break;
    pixels *= 4;
    walk.linear(channels, channels, pixels, 3);
  }
  walk.elementwise(channels, pixels);
  walk.linear(channels, 3, pixels, 3);
  return walk.work();
}

}  // namespace whichgpu
