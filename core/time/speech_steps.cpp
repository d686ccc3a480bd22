#include "core/time/speech_steps.h"

#include "core/catalog/tables.h"

namespace whichgpu {

SpeechSteps::SpeechSteps(const Speech& speech)
    : parts_(speech_parts(*speech.serving.model)),
      reading_(speech.serving),
      writing_(speech.serving),
      positions_(speech.serving.model->speech_positions) {
  reading_.model = &parts_.encoder;
  writing_.model = &parts_.decoder;
  reading_.parallelism = writing_.parallelism = {};
}

StepModel SpeechSteps::model_of(const Serving& serving) const {
  const ModelShape shape = model_shape(*serving.model);
  return step_model(serving, shape, weight_bytes(*serving.weights, shape), tables::serving_calibration());
}

StepModel SpeechSteps::encoder() const { return model_of(reading_); }

StepModel SpeechSteps::decoder() const { return model_of(writing_); }

}  // namespace whichgpu
