#pragma once

#include <optional>

#include "core/memory/serving_footprint.h"
#include "core/time/serving_speed.h"

namespace whichgpu {

/// What of speculative decoding is left to the core.
struct DraftChoice {
  bool asked = false;
  bool tokens = false;    ///< how many drafts
  bool whether = false;   ///< whether there are any
  bool accepted = false;  ///< how many tokens a step yields
};

/// What drafts do for a configuration.
struct DraftGain {
  double speedup = 1;          ///< tokens per second of one user, over those of as many without drafts
  double plain_seconds = 0;    ///< a step without drafts
  double drafted_seconds = 0;  ///< one with them
  double others_seconds = 0;   ///< that each token waits for prompts of others
  /// Sequences of a replica beyond which drafts make it slower; none: not within what the engine runs at
  /// once. 0: with any number.
  std::optional<double> hurts_above_batch;
  double memory_bytes = 0;  ///< on the GPU that holds the drafter: its weights, and its cache of all users
};

/// `serving` with `tokens` drafts a step, and what they yield where that is left to the core.
void set_drafts(Serving& serving, const DraftChoice& choice, int tokens);

/// Speed of `sequences` sequences in a step with drafts, over that without: L plain / (verification +
/// drafts), where L tokens are yielded (Leviathan et al. 2023, arXiv:2211.17192, theorem 3.8, with a
/// verification that takes as long as its width means: wider products, and more experts of a mixture).
double draft_speedup(const StepModel& model, double sequences);

/// What the drafts of `model` do where `speed` was estimated with them.
DraftGain draft_gain(const StepModel& model, const ServingFootprint& footprint, const ServingSpeed& speed);

/// Drafts that a configuration without any could make.
struct DraftOffer {
  int tokens = 0;      ///< a step; 0: none that are sure to pay
  double speedup = 1;  ///< see draft_speedup()
};

/// Drafts of the model's own layers of multi-token prediction that make `sequences` sequences of the replica
/// in `plain` the fastest, chat being written, where that gains even at the low end of what was published.
DraftOffer draft_offer(const StepModel& plain, double sequences);

}  // namespace whichgpu
