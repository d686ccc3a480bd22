#pragma once

#include <optional>

namespace whichgpu {

/// Prompts are read on some of the cards, answers written on the others.
struct Disaggregation {
  std::optional<int> prefill_gpus;              ///< that read; none: as many as serve most
  std::optional<double> link_bytes_per_second;  ///< for the cache of one prompt; none: a card's network
};

}  // namespace whichgpu
