#include "core/advice/training/answer.h"

namespace whichgpu {

TrainingAnswer answer(const TrainingQuestion& question) {
  TrainingAnswer answer;
  answer.estimate = estimate_training(question);
  const TrainingEstimate& e = answer.estimate;
  answer.model_state = model_state(e.training, e.shape, tables::training_calibration());
  answer.trainable_parameters = trainable_parameters(e.training, e.shape);
  answer.fixes = fixes(question, answer.estimate);
  return answer;
}

}  // namespace whichgpu
