#pragma once

#include "core/advice/common/fix.h"
#include "core/advice/speech/estimate.h"

namespace whichgpu {

using SpeechFixes = Fixes<SpeechQuestion>;

/// The nearest changes that make a question about speech fit, for an estimate that does not; cheapest
/// first. Ids and arguments, with usd_per_hour where it is known:
/// - fewer_at_once {batch}: fewer clips in a batch
/// - other_gpu {gpu}: as many of the cheapest other card that does it
SpeechFixes fixes(const SpeechQuestion& question, const SpeechEstimate& estimate);

}  // namespace whichgpu
