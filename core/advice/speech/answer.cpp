#include "core/advice/speech/answer.h"

namespace whichgpu {

SpeechAnswer answer(const SpeechQuestion& question) {
  SpeechAnswer answer;
  answer.estimate = estimate_speech(question);
  answer.fixes = fixes(question, answer.estimate);
  return answer;
}

}  // namespace whichgpu
