#include "tests/accuracy/training/fit/training_held_out.h"

#include <cstdio>

#include "tests/accuracy/training/training_report.h"

namespace whichgpu::accuracy {

TrainingHeldOut training_held_out(const std::vector<const PreparedTraining*>& rows, const TrainingFit& full) {
  TrainingHeldOut held_out;
  for (const PreparedTraining* row : rows) held_out.in_sample.add(*row, full.calibration);
  held_out.by_model = leave_out_each(&TrainingRow::model, rows, full);
  held_out.by_gpu = leave_out_each(&TrainingRow::gpu, rows, full);
  held_out.by_source = leave_out_each(&TrainingRow::source, rows, full);
  return held_out;
}

void print(const TrainingHeldOut& held_out) {
  held_out.in_sample.print("in-sample");
  held_out.by_model.print("model left out");
  held_out.by_gpu.print("GPU left out");
  held_out.by_source.print("source left out");
}

int print_training_held_out(const std::vector<TrainingRow>& rows) {
  const TrainingCoverage coverage = cover(rows);
  coverage.print();
  const std::vector<const PreparedTraining*> fitted = coverage.fitted();
  print(training_held_out(fitted, fit_training(fitted, {})));
  return 0;
}

}  // namespace whichgpu::accuracy
