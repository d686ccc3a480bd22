#pragma once

#include "core/power/card_use.h"
#include "core/time/step_time.h"

namespace whichgpu {

/// Looks at the steps of one configuration for what they use of each card: the step model once with every
/// byte at the card's peak bandwidth and arithmetic free, once with every FLOP at the dense peak and memory
/// free. What collectives, launches and the host take is in a step's time, and in neither.
class StepUse {
 public:
  explicit StepUse(const StepModel& model);

  /// Of the step that decode_step() times with the same arguments.
  CardUse of_decode(double sequences, double tokens_per_sequence, double context) const;
  /// Of the step that prefill_step() times with the same arguments.
  CardUse of_prefill(double prompts, double new_tokens, double cached, double attention_ranks) const;
  /// Of the step that mixed_step() times with the same arguments.
  CardUse of_mixed(double sequences, double context, double prompts, double prompt_tokens) const;

 private:
  StepModel model_;
  StepModel moved_;       ///< bytes alone
  StepModel multiplied_;  ///< FLOP alone
};

}  // namespace whichgpu
