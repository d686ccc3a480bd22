#pragma once

#include "core/catalog/image_model.h"

namespace whichgpu {

/// Work of one pass through a network, for one image or clip. A multiply-add counts as two operations.
struct NetworkWork {
  double product_flops = 0;          ///< matrix products
  double convolution_flops = 0;      ///< convolutions over more than one pixel
  double attention_flops = 0;        ///< queries x keys and scores x values
  double fused_attention_flops = 0;  ///< the same with heads as wide as fused kernels compute them
  double scores = 0;                 ///< attention scores of all heads
  double elements = 0;            ///< elements that operators write, chains of elementwise ones taken as one
  double single_elements = 0;     ///< elements of 16 bit that they write one by one
  double image_elements = 0;      ///< elements that wide convolutions read and write as images
  double depthwise_elements = 0;  ///< the same of convolutions of each channel alone
  double operators = 0;           ///< operators launched
  double parameters = 0;          ///< weights of matrices and convolutions
};

/// Frames of the latent clip of `frames` frames: the first alone, then one of so many as the model joins.
/// Source: huggingface/diffusers, pipelines/wan/pipeline_wan.py, prepare_latents.
double latent_frames(const ImageModel& model, int frames);

/// What the denoiser's transformer counts as tokens of one clip (of an image: one frame). Frames that its
/// patches do not divide are filled up (CogVideoX 1.5).
/// Source: huggingface/diffusers, pipelines/cogvideo/pipeline_cogvideox.py.
double clip_tokens(const ImageModel& model, int width, int height, int frames);

/// One pass of the denoiser for one image, or clip of `frames` frames, of width x height pixels, walked block
/// by block through the published architecture.
NetworkWork denoiser_work(const ImageModel& model, int width, int height, int frames = 1);

/// Decoding one latent image or clip to width x height pixels with the decoder of latent diffusion: by
/// default 512, 512, 256 and 128 channels, three residual blocks each, attention at the latent resolution.
/// Decoders of clips double the frames with the pixels, until there are as many as asked for.
/// Source: R. Rombach et al., "High-Resolution Image Synthesis with Latent Diffusion Models", CVPR 2022;
/// huggingface/diffusers, models/autoencoders.
NetworkWork decoder_work(const ImageModel& model, int width, int height, int frames = 1);

}  // namespace whichgpu
