#include "tests/accuracy/training/training_report.h"

#include <cstdio>

#include "core/memory/training_footprint.h"

#include "tests/accuracy/training/training_errors.h"

namespace whichgpu::accuracy {

void print_training_report(const std::vector<TrainingRow>& rows, bool residuals) {
  const TrainingCoverage coverage = cover(rows);
  const TrainingCalibration& calibration = tables::training_calibration();
  TrainingErrors errors;
  int memory_rows = 0;
  int above = 0;
  for (const PreparedTraining& row : coverage.rows) {
    errors.add(row, calibration);
    const double predicted = predict(row, calibration);
    const TrainingRow& r = *row.row;
    if (r.kind == TrainingKind::memory) {
      ++memory_rows;
      const TrainingFootprint f = training_footprint(row.training, row.shape, calibration);
      above += r.measured > predicted + f.margin_bytes ? 1 : 0;
    }
    if (residuals || r.kind == TrainingKind::run) {
      std::printf("%s,%s,%s,%s,%.4g,%.4g,%.3f\n", r.id.c_str(), r.group.c_str(), r.model.c_str(),
                  r.gpu.c_str(), r.measured, predicted, predicted / r.measured);
    }
  }
  errors.print("with data/training_calibration.json");
  if (memory_rows > 0) {
    std::printf("%d of %d peaks lie above what is called needed (%.1f %%)\n", above, memory_rows,
                100.0 * above / memory_rows);
  }
  coverage.print();
}

}  // namespace whichgpu::accuracy
