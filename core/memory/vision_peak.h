#pragma once

#include "core/workload/serving.h"

namespace whichgpu {

/// Patches that the vision encoder works on in one call: all of a request, as many pictures as a step has
/// tokens for, or one, by the engine's way (EncoderCall). 0 without pictures.
double patches_in_call(const Serving& serving);

/// Activations of that call, bytes: rows of the tower's width, 16 bit each, for each patch
/// (Judgement::Vision::activation_copies), and the scores of one layer where attention has no fused kernel.
/// The encoder runs whole on every rank.
double vision_peak_bytes(const Serving& serving);

}  // namespace whichgpu
