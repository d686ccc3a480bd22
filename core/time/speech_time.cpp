#include "core/time/speech_time.h"

#include <algorithm>

#include "core/time/speech_steps.h"

namespace whichgpu {
namespace {

Bound bound_of(const SpeechTime& t) {
  const StepTime& longer = t.encoder_seconds >= t.decoder_seconds ? t.window : t.token;
  if (longer.overhead > std::max(longer.memory_bound, longer.compute_bound)) return Bound::overhead;
  return longer.compute_bound >= longer.memory_bound ? Bound::compute : Bound::memory;
}

}  // namespace

SpeechTime speech_time(const Speech& speech, const SpeechCalibration& c) {
  const SpeechSteps steps(speech);
  SpeechTime time;
  time.windows = speech.windows();
  time.steps = speech.tokens() + time.windows;
  time.window = prefill_step(steps.encoder(), speech.batch, steps.positions(), steps.positions() / 2, 1);
  time.token = decode_step(steps.decoder(), speech.batch, 1, speech.looked_back(0.5));
  time.encoder_seconds = c.encoder * time.windows * time.window.total();
  time.decoder_seconds = c.decoder * time.steps * time.token.total();
  time.bound = bound_of(time);
  return time;
}

}  // namespace whichgpu
