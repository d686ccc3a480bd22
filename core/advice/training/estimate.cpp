#include "core/advice/training/estimate.h"

#include <algorithm>

#include "core/advice/training/best_layout.h"
#include "core/advice/training/longest.h"
#include "core/advice/training/notes.h"
#include "core/catalog/units.h"

namespace whichgpu {
namespace {

TrainingBound bound_of(const TrainingStep& step) {
  const std::initializer_list<std::pair<double, TrainingBound>> parts{
      {step.compute(), TrainingBound::compute},
      {step.elementwise + step.dequantize, TrainingBound::memory},
      {step.communication(), TrainingBound::communication},
      {step.bubble, TrainingBound::bubble},
      {step.launches + step.optimizer, TrainingBound::overhead}};
  return std::max_element(parts.begin(), parts.end(),
                          [](const auto& a, const auto& b) { return a.first < b.first; })
      ->second;
}

Basis basis_of(const Training& training, const TrainingCalibration& calibration) {
  Basis basis = Basis::extrapolated;
  for (const TrainingPair& pair : calibration.measured) {
    if (pair.framework != training.framework->id) continue;
    if (pair.gpu == training.gpu->id) return Basis::calibrated;
    basis = Basis::transferred;
  }
  return basis;
}

ErrorBand band_of(Basis basis, bool mixture, const TrainingCalibration& c) {
  const TrainingBands& bands = basis == Basis::calibrated    ? c.calibrated
                               : basis == Basis::transferred ? c.transferred
                                                             : c.extrapolated;
  return mixture ? bands.mixture : bands.dense;
}

void add_power(const TrainingQuestion& question, const TrainingCalibration& calibration,
               TrainingEstimate& e) {
  if (e.training.gpu->power_watts <= 0) return;
  e.use = training_use(e.speed->step, e.rate, calibration);
  e.power = board_power(*e.training.gpu, e.use, 0);
  e.energy = energy_of(e.power->watts, e.cost.gpu_hours * seconds_per_hour, question.site);
}

}  // namespace

Training settle_training(const TrainingQuestion& question, const ModelShape& shape, const TrainingRate& rate,
                         const TrainingCalibration& calibration) {
  return best_layout(
      training_layouts(question.training, shape, question.open),
      [&](const Training& training) -> LayoutMemory {
        const TrainingFootprint footprint = training_footprint(training, shape, calibration);
        return {footprint.verdict, footprint.shortfall_bytes};
      },
      [&](const Training& training) { return training_step(training, shape, rate, calibration).total(); });
}

TrainingSpeed training_speed(const Training& training, const ModelShape& shape, const TrainingRate& rate,
                             const TrainingCalibration& calibration) {
  TrainingSpeed speed;
  speed.step = training_step(training, shape, rate, calibration);
  speed.tokens_per_second = training.global_batch * training.sequence_length / speed.step.total();
  speed.model_flops = model_flops_per_token(training, shape);
  speed.model_flops_per_token = speed.model_flops.total();
  speed.tokens_per_second_per_gpu = speed.tokens_per_second / training.gpu_count;
  speed.flops_per_gpu = speed.tokens_per_second_per_gpu * speed.model_flops_per_token;
  speed.mfu = speed.flops_per_gpu / rate.sixteen_bit_peak;
  speed.bound = bound_of(speed.step);
  speed.basis = basis_of(training, calibration);
  speed.band = band_of(speed.basis, shape.mixture(), calibration);
  return speed;
}

TrainingEstimate estimate_training(const TrainingQuestion& question, const TrainingCalibration& calibration) {
  TrainingEstimate e;
  e.shape = model_shape(*question.training.model);
  e.rate = training_rate(question.training, calibration);
  e.training = settle_training(question, e.shape, e.rate, calibration);
  e.chosen = question.open;
  e.site = question.site;
  e.footprint = training_footprint(e.training, e.shape, calibration);
  e.longest_sequence = longest_training_sequence(question.training, e.shape, question.open, calibration);
  e.price = price_of(question.price, *e.training.gpu, e.training.gpu_count);
  e.server = training_server(e.training, e.shape, e.rate, calibration);
  if (e.footprint.verdict != Verdict::does_not_fit) {
    e.speed = training_speed(e.training, e.shape, e.rate, calibration);
    e.cost = training_cost(e.training, e.price, e.speed->step.total());
    add_power(question, calibration, e);
  }
  e.notes = training_notes(e, calibration);
  return e;
}

}  // namespace whichgpu
