#pragma once

#include "core/time/network_walk.h"

namespace whichgpu {

/// Two convolutions with norms and activations and a sum; a product joins the time embedding where its
/// width is not zero. Convolutions span `kernel_frames` frames.
void walk_residual_block(NetworkWalk& walk, double in, double out, double pixels, double time_width,
                         double kernel_frames = 1);

/// The U-Net of latent diffusion for one image.
NetworkWork unet_work(const Denoiser& shape, double latent_channels, double latent_pixels);

}  // namespace whichgpu
