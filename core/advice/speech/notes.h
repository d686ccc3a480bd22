#pragma once

#include "core/advice/speech/estimate.h"

namespace whichgpu {

/// What a careful reader should know about this estimate. Ids and arguments, beside those of
/// core/advice/common/notes.h:
/// - windows_silent {percent, window, times}: so much of what is read is beyond the clip; clips joined to
///   whole windows are written down so many times as fast
/// - text_limited {seconds}: a window's text would be longer than a model writes: what is said is cut
/// - clips_alike {}: a batch ends with its longest text
/// - streams_read_again {seconds, hop}: what a live stream costs
/// - speech_not_measured {gpu}
Notes speech_notes(const SpeechEstimate& estimate);

}  // namespace whichgpu
