#pragma once

#include "core/advice/reinforcement/fixes.h"

namespace whichgpu {

/// The estimate and everything that follows from it.
struct ReinforcementAnswer {
  ReinforcementEstimate estimate;
  ReinforcementFixes fixes;
};

/// Everything there is to say of one run of reinforcement learning or preference tuning.
ReinforcementAnswer answer(const ReinforcementQuestion& question);

}  // namespace whichgpu
