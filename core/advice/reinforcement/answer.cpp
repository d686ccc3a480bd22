#include "core/advice/reinforcement/answer.h"

namespace whichgpu {

ReinforcementAnswer answer(const ReinforcementQuestion& question) {
  ReinforcementAnswer answer;
  answer.estimate = estimate_reinforcement(question);
  answer.fixes = fixes(question, answer.estimate);
  return answer;
}

}  // namespace whichgpu
