#pragma once

namespace whichgpu {

/// How much of a card something uses while it runs: shares of the datasheet's peaks, not of what programs
/// reach.
struct CardUse {
  double memory = 0;   ///< bytes really moved each second over the peak bandwidth
  double compute = 0;  ///< FLOP each second over the dense peak of the precision that multiplies
};

}  // namespace whichgpu
