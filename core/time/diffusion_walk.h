#pragma once

#include "core/catalog/image_model.h"

namespace whichgpu {

/// Work of one pass through a network, for one image. A multiply-add counts as two operations.
struct NetworkWork {
  double product_flops = 0;          ///< matrix products
  double convolution_flops = 0;      ///< convolutions over more than one pixel
  double attention_flops = 0;        ///< queries x keys and scores x values
  double fused_attention_flops = 0;  ///< the same with heads as wide as fused kernels compute them
  double scores = 0;                 ///< attention scores of all heads
  double elements = 0;         ///< elements that operators write, chains of elementwise ones taken as one
  double single_elements = 0;  ///< elements of 16 bit that they write one by one
  double image_elements = 0;   ///< elements that wide convolutions read and write as images
  double operators = 0;        ///< operators launched
  double parameters = 0;       ///< weights of matrices and convolutions
};

/// One pass of the denoiser for one image of width x height pixels, walked block by block through the
/// published architecture.
NetworkWork denoiser_work(const ImageModel& model, int width, int height);

/// Decoding one latent image to width x height pixels with the decoder of latent diffusion: 512, 512, 256
/// and 128 channels, three residual blocks each, attention at the latent resolution.
/// Source: R. Rombach et al., "High-Resolution Image Synthesis with Latent Diffusion Models", CVPR 2022.
NetworkWork decoder_work(const ImageModel& model, int width, int height);

}  // namespace whichgpu
