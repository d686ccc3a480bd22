#include "core/time/unet_walk.h"

#include <vector>

namespace whichgpu {
namespace {

/// `depth` transformer blocks at one resolution: self-attention, cross-attention to the text, gated
/// feed-forward of four times the width.
void walk_transformer(NetworkWalk& walk, double channels, double pixels, int depth, const Denoiser& shape) {
  if (depth == 0) return;
  const double text = shape.context_tokens;
  walk.elementwise(channels, pixels);
  walk.linear(channels, channels, pixels);
  for (int block = 0; block < depth; ++block) {
    walk.elementwise(channels, pixels);
    for (int matrix = 0; matrix < 3; ++matrix) walk.linear(channels, channels, pixels);
    walk.attention(pixels, pixels, channels, heads_of(shape, channels));
    walk.linear(channels, channels, pixels);
    walk.elementwise(channels, pixels, 2);  // sum, norm
    walk.linear(channels, channels, pixels);
    walk.linear(shape.context_width, channels, text);
    walk.linear(shape.context_width, channels, text);
    walk.attention(pixels, text, channels, heads_of(shape, channels));
    walk.linear(channels, channels, pixels);
    walk.elementwise(channels, pixels, 2);  // sum, norm
    walk.linear(channels, 8 * channels, pixels);
    walk.elementwise(4 * channels, pixels);  // gate
    walk.linear(4 * channels, channels, pixels);
    walk.elementwise(channels, pixels);  // sum
  }
  walk.linear(channels, channels, pixels);
}

}  // namespace

void walk_residual_block(NetworkWalk& walk, double in, double out, double pixels, double time_width,
                         double kernel_frames) {
  walk.elementwise(in, pixels);
  walk.linear(in, out, pixels, 3, kernel_frames);
  if (time_width > 0) walk.linear(time_width, out, 1);
  walk.elementwise(out, pixels, 2);  // norm, activation with the time embedding
  walk.linear(out, out, pixels, 3, kernel_frames);
  if (in != out) walk.linear(in, out, pixels);
  walk.elementwise(out, pixels);  // sum
}

NetworkWork unet_work(const Denoiser& shape, double latent_channels, double latent_pixels) {
  NetworkWalk walk;
  const std::size_t levels = shape.levels.count;
  double pixels = latent_pixels;
  double channels = shape.levels[0].channels;
  const double time_width = 4 * channels;
  std::vector<double> skipped{channels};
  walk.linear(latent_channels, channels, pixels, 3);
  for (std::size_t level = 0; level < levels; ++level) {
    const UnetLevel& here = shape.levels[level];
    for (int block = 0; block < 2; ++block) {
      walk_residual_block(walk, channels, here.channels, pixels, time_width);
      channels = here.channels;
      walk_transformer(walk, channels, pixels, here.transformer_depth, shape);
      skipped.push_back(channels);
    }
    if (level + 1 == levels) continue;
    pixels /= 4;
    walk.linear(channels, channels, pixels, 3);
    skipped.push_back(channels);
  }
  walk_residual_block(walk, channels, channels, pixels, time_width);
  walk_transformer(walk, channels, pixels, shape.mid_depth, shape);
  walk_residual_block(walk, channels, channels, pixels, time_width);
  for (std::size_t level = levels; level-- > 0;) {
    const UnetLevel& here = shape.levels[level];
    for (int block = 0; block < 3; ++block) {
      walk_residual_block(walk, channels + skipped.back(), here.channels, pixels, time_width);
      skipped.pop_back();
      channels = here.channels;
      walk_transformer(walk, channels, pixels, here.transformer_depth, shape);
    }
    if (level == 0) continue;
    pixels *= 4;
    walk.linear(channels, channels, pixels, 3);
  }
  walk.elementwise(channels, pixels);
  walk.linear(channels, latent_channels, pixels, 3);
  walk.parameters(shape.other_parameters);
  return walk.work();
}

}  // namespace whichgpu
