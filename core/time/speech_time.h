#pragma once

#include "core/catalog/speech_calibration.h"
#include "core/time/bound.h"
#include "core/time/step_time.h"
#include "core/workload/speech.h"

namespace whichgpu {

/// Seconds of a batch of clips on one card.
struct SpeechTime {
  double windows = 0;  ///< of a clip
  double steps = 0;    ///< of the decoder: tokens of a clip, and one for the start of each window
  StepTime window;     ///< reading one window of each clip, as a prompt's step of the serving core
  StepTime token;      ///< one token of each, as a decode step
  double encoder_seconds = 0;
  double decoder_seconds = 0;
  Bound bound = Bound::compute;

  double total() const { return encoder_seconds + decoder_seconds; }
};

/// Every clip is read in whole windows, and written token by token; a token reads the decoder and, for each
/// clip, the keys and values that were made of its window. Both are steps of the serving core times what
/// data/speech_calibration.json says.
SpeechTime speech_time(const Speech& speech, const SpeechCalibration& calibration);

}  // namespace whichgpu
