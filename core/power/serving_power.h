#pragma once

#include "core/power/board_power.h"
#include "core/time/serving_speed.h"

namespace whichgpu {

/// Mean power of each card that serves, and what it follows from.
struct ServingPower {
  CardUse use;              ///< mean while steps run, of prompts and answers
  double prompt_share = 0;  ///< of that time, steps that work on prompts
  double idle_share = 0;    ///< of all time, without a request
  BoardPower board;         ///< of a card at work
  double board_watts = 0;   ///< of all cards, those that the layout leaves idle too
};

/// The power of a configuration that serves at `speed`. In each second so many prompts as requests come take
/// their steps, and steps of answers the rest; `use` is their mean by time. Requests at a rate leave the
/// cards idle for exp(-N) of the time, N of them in flight on a replica (M/G/infinity; what comes in bursts
/// leaves more).
ServingPower serving_power(const StepModel& model, const ServingSpeed& speed);

}  // namespace whichgpu
