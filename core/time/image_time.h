#pragma once

#include "core/catalog/image_calibration.h"
#include "core/time/diffusion_walk.h"
#include "core/workload/image_generation.h"

namespace whichgpu {

/// The networks of a question, walked: one pass each, for one image or clip.
struct ImageWork {
  NetworkWork step;  ///< the denoiser
  NetworkWork decoder;
};

ImageWork image_work(const ImageGeneration& image);

/// Where the time of one batch of images goes, in seconds.
struct ImageTime {
  double products = 0;     ///< matrix products and convolutions of all steps
  double attention = 0;    ///< attention of all steps
  double elementwise = 0;  ///< moving what operators write, all steps
  double weights = 0;      ///< reading the weights, all steps
  double launch = 0;       ///< starting operators, all steps
  double together = 0;     ///< what cards at work on the same clip wait for each other, all steps
  double streaming = 0;    ///< waiting for weights that are elsewhere, all steps
  double decoding = 0;     ///< text encoders and decoder
  double moving = 0;       ///< bringing networks from host memory, once a batch

  double denoising() const {
    return products + attention + elementwise + weights + launch + together + streaming;
  }
  double total() const { return denoising() + decoding + moving; }
};

/// The datasheet's dense peak of the arithmetic that the denoiser's products take on the card.
double printed_peak(const ImageGeneration& image);

/// The time of one batch. Arithmetic, memory traffic and launches follow each other; a host that launches
/// operators one by one sets a floor, and so do weights that come from other cards or from host memory, which
/// are fetched while the card computes. Cards at work on the same clip share tokens (sequence parallelism);
/// a share of the denoising does not get shorter.
/// Sources: S. A. Jacobs et al., arXiv:2309.14509; xdit-project/xDiT, docs/performance/hunyuanvideo.md.
ImageTime image_time(const ImageGeneration& image, const ImageWork& work,
                     const ImageCalibration& calibration);

}  // namespace whichgpu
