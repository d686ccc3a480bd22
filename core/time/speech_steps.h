#pragma once

#include "core/catalog/speech_parts.h"
#include "core/time/step_time.h"
#include "core/workload/speech.h"

namespace whichgpu {

/// The two halves of a model that hears as configurations of the serving core, on one card each. It refers
/// into itself.
class SpeechSteps {
 public:
  explicit SpeechSteps(const Speech& speech);
  SpeechSteps(const SpeechSteps&) = delete;
  SpeechSteps& operator=(const SpeechSteps&) = delete;

  StepModel encoder() const;
  StepModel decoder() const;
  double positions() const { return positions_; }

 private:
  StepModel model_of(const Serving& serving) const;

  SpeechParts parts_;
  Serving reading_;
  Serving writing_;
  double positions_;
};

}  // namespace whichgpu
