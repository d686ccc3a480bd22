#pragma once

#include "core/time/network_walk.h"

namespace whichgpu {

/// A transformer in which `tokens` image tokens and the text attend jointly, for one image.
NetworkWork mmdit_work(const Denoiser& shape, double tokens);

/// A transformer with cross-attention from `tokens` image tokens to the text, for one image.
NetworkWork dit_work(const Denoiser& shape, double tokens);

}  // namespace whichgpu
