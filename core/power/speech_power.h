#pragma once

#include "core/power/card_use.h"
#include "core/time/speech_time.h"

namespace whichgpu {

/// How much of a card's peaks a batch of clips uses while it lasts: its windows' and its tokens' by time.
CardUse speech_use(const Speech& speech, const SpeechTime& time);

}  // namespace whichgpu
