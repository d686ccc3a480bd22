#include "core/advice/training/run.h"

#include "core/memory/training_footprint.h"
#include "core/time/training_step.h"

namespace whichgpu {

Run run_of(const TrainingCandidate& candidate, const ModelShape& shape,
           const TrainingCalibration& calibration) {
  const Training& training = candidate.training;
  Run run;
  run.candidate = candidate;
  if (training_footprint(training, shape, calibration).verdict != Verdict::does_not_fit) {
    const TrainingRate rate = training_rate(training, calibration);
    run.step_seconds = training_step(training, shape, rate, calibration).total();
    run.tokens_per_second = training.global_batch * training.sequence_length / *run.step_seconds;
  }
  return at_price(run, candidate.price);
}

Run at_price(Run run, const Price& price) {
  run.candidate.price = price;
  if (run.step_seconds) run.cost = training_cost(run.candidate.training, price, *run.step_seconds);
  return run;
}

}  // namespace whichgpu
