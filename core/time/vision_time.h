#pragma once

#include "core/time/compute_rate.h"
#include "core/workload/serving.h"

namespace whichgpu {

/// FLOP of a tower over one picture or set of frames: 2 P L (4 d^2 + m d f) of the blocks' products, for P
/// patches, L layers, width d and m matrices of a block of width f; 2 T of the projector's parameters for T
/// tokens; 4 d A of attention for each patch and layer, A patches seen.
double encoder_flops(const VisionTower& tower, const SeenPicture& seen);

/// What the pictures of one prompt cost that are not cached, seconds; nothing without pictures.
struct VisionCost {
  double flops = 0;
  double flops_per_second = 0;
  double call_seconds = 0;    ///< of the encoder's calls beside their products
  double encode_seconds = 0;  ///< on the card, as part of the prompt's steps
  double seconds_per_megapixel = 0;
  double prepare_seconds = 0;  ///< decoding and resizing, before the prompt's first step
};

/// `sixteen_bit`: the card's rate of 16-bit products, of which a tower's reach a share
/// (Judgement::Vision). A tensor split does not make the encoder faster: it runs whole on every rank.
VisionCost vision_cost(const Serving& serving, const ComputeRate& sixteen_bit);

}  // namespace whichgpu
