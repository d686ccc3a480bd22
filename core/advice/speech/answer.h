#pragma once

#include "core/advice/speech/fixes.h"

namespace whichgpu {

/// The estimate and everything that follows from it.
struct SpeechAnswer {
  SpeechEstimate estimate;
  SpeechFixes fixes;
};

/// Everything there is to say of writing down speech on some cards.
SpeechAnswer answer(const SpeechQuestion& question);

}  // namespace whichgpu
