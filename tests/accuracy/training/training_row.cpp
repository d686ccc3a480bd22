#include "tests/accuracy/training/training_row.h"

namespace whichgpu::accuracy {

std::optional<PreparedTraining> prepare(const TrainingRow& row, std::string& why_not) {
  PreparedTraining prepared;
  prepared.row = &row;
  prepared.input = std::make_unique<api::TrainingInput>();
  prepared.request = std::make_unique<const api::Json>(test::as_read(row.request));
  if (const auto error = api::read(*prepared.request, *prepared.input)) {
    why_not = error->message;
    return std::nullopt;
  }
  const TrainingQuestion& question = prepared.input->question;
  prepared.shape = model_shape(*question.training.model);
  const bool open = question.open.parallelism || question.open.micro_batch || question.open.recompute;
  prepared.training = open ? estimate_training(question).training : question.training;
  return prepared;
}

double predict(const PreparedTraining& prepared, const TrainingCalibration& calibration) {
  const Training& t = prepared.training;
  if (prepared.row->kind == TrainingKind::memory) {
    const TrainingFootprint f = training_footprint(t, prepared.shape, calibration);
    return f.expected_bytes - (prepared.row->tensors_only ? calibration.memory.runtime_bytes : 0);
  }
  const TrainingRate rate = training_rate(t, calibration);
  const double step = training_step(t, prepared.shape, rate, calibration).total();
  if (prepared.row->kind == TrainingKind::rate) {
    return t.global_batch * t.sequence_length / step / t.gpu_count;
  }
  return training_cost(t, {}, step).gpu_hours;
}

}  // namespace whichgpu::accuracy
