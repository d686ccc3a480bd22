#pragma once

#include "core/time/network_walk.h"

namespace whichgpu {

/// A transformer in which `tokens` image tokens and the text attend jointly, for one image.
NetworkWork mmdit_work(const Denoiser& shape, double tokens);

/// A transformer of `tokens` image tokens with cross-attention to the text, or with the text among them.
NetworkWork dit_work(const Denoiser& shape, double tokens);

}  // namespace whichgpu
