#pragma once

#include "core/workload/serving.h"

namespace whichgpu {

/// What the network that makes drafts takes on the GPU that holds it, in bytes.
struct DrafterMemory {
  double weights = 0;
  double sequence = 0;  ///< cache of one request of some length
};

/// Memory of the drafter of `serving`, with requests of `tokens` tokens; nothing where there is none. Layers
/// of the model's own checkpoint share its vocabulary, a head has one of its own, a smaller model has all.
DrafterMemory drafter_memory(const Serving& serving, double tokens);

}  // namespace whichgpu
