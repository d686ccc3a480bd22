#include "core/advice/training_fixes.h"

#include <cmath>

namespace whichgpu {
namespace {

bool fits(Verdict verdict) { return verdict == Verdict::comfortable || verdict == Verdict::fits; }

void try_change(const TrainingQuestion& changed, TrainingChange change, double value,
                std::vector<TrainingFix>& found) {
  if (training_layouts(changed.training, model_shape(*changed.training.model), changed.open).empty()) return;
  const TrainingEstimate estimate = estimate_training(changed);
  if (fits(estimate.footprint.verdict)) {
    found.push_back({change, value, estimate.price.known ? estimate.price.usd_per_hour : 0});
  }
}

void try_shorter(const TrainingQuestion& question, std::vector<TrainingFix>& found) {
  constexpr double shortest = 256;
  const std::size_t before = found.size();
  double length = question.training.sequence_length;
  while (length / 2 >= shortest && std::fmod(length, 2) == 0 && found.size() == before) {
    length /= 2;
    TrainingQuestion changed = question;
    changed.training.sequence_length = length;
    try_change(changed, TrainingChange::sequence_length, length, found);
  }
}

void try_more_gpus(const TrainingQuestion& question, std::vector<TrainingFix>& found) {
  constexpr int doublings = 6;
  const std::size_t before = found.size();
  TrainingQuestion changed = question;
  changed.open.parallelism = changed.open.zero_stage = changed.open.micro_batch = true;
  changed.open.given = TrainingChoices{}.given;
  for (int i = 0; i < doublings && found.size() == before; ++i) {
    changed.training.gpu_count *= 2;
    if (changed.training.gpu_count > changed.training.global_batch) changed.training.global_batch *= 2;
    try_change(changed, TrainingChange::gpu_count, changed.training.gpu_count, found);
  }
}

}  // namespace

std::vector<TrainingFix> training_fixes(const TrainingQuestion& question, const TrainingEstimate& estimate) {
  std::vector<TrainingFix> found;
  if (fits(estimate.footprint.verdict)) return found;
  const Training& asked = question.training;
  if (!question.open.recompute && asked.recompute != Recompute::full) {
    TrainingQuestion changed = question;
    changed.training.recompute = Recompute::full;
    try_change(changed, TrainingChange::recompute, 0, found);
  }
  if (!asked.adapters() && !asked.offload_optimizer) {
    TrainingQuestion changed = question;
    changed.training.offload_optimizer = true;
    try_change(changed, TrainingChange::offload, 0, found);
  }
  if (asked.optimizer == Optimizer::adamw && !asked.adapters()) {
    TrainingQuestion changed = question;
    changed.training.optimizer = Optimizer::adamw_8bit;
    try_change(changed, TrainingChange::optimizer, 0, found);
  }
  if (asked.method == TrainingMethod::full || asked.method == TrainingMethod::lora) {
    TrainingQuestion changed = question;
    changed.training.method = TrainingMethod::qlora;
    try_change(changed, TrainingChange::method, 0, found);
  }
  try_shorter(question, found);
  try_more_gpus(question, found);
  return found;
}

}  // namespace whichgpu
