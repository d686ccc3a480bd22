#include "core/power/speech_power.h"

#include "core/power/step_use.h"
#include "core/time/speech_steps.h"

namespace whichgpu {

CardUse speech_use(const Speech& speech, const SpeechTime& time) {
  const SpeechSteps steps(speech);
  const CardUse reading =
      StepUse(steps.encoder()).of_prefill(speech.batch, steps.positions(), steps.positions() / 2, 1);
  const CardUse writing = StepUse(steps.decoder()).of_decode(speech.batch, 1, speech.looked_back(0.5));
  const double read = time.windows * time.window.total() / time.total();
  const double written = time.steps * time.token.total() / time.total();
  return {read * reading.memory + written * writing.memory,
          read * reading.compute + written * writing.compute};
}

}  // namespace whichgpu
