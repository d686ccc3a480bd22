#pragma once

#include "core/time/serving_speed.h"
#include "core/workload/colocation.h"

namespace whichgpu {

/// Output of all copies on a card over that of one alone.
struct SharedGain {
  double total = 1;
  double low = 1;   ///< of what was published,
  double high = 1;  ///< … and at most
};

/// The share of an engine's time in which memory or arithmetic of the card is the limit, whichever is longer:
/// the rest, launches, the host and links, is what others can fill. Of a mean output token.
double busy_share(const ServingSpeed& speed);

/// What copies yield that keep the card busy for `busy` of the time each, where `left` of it is left to them.
/// One after the other: that share of one copy's output. At the same time (MPS): as many times one's as fill
/// the time left, no more than there are copies. Both as far as published pairs go: sgl-project/sglang-omni
/// pull request 986, issues 1066 and 1075, pull request 1635 (data/judgement.json).
SharedGain shared_gain(CardSharing mode, int copies, double busy, double left);

}  // namespace whichgpu
