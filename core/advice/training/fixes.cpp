#include "core/advice/training/fixes.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/catalog/engine_support.h"

namespace whichgpu {
namespace {

bool fits(Verdict verdict) { return verdict == Verdict::comfortable || verdict == Verdict::fits; }

/// The price of the changed run; nothing if it does not fit with its margin.
std::optional<double> price_of_run(const TrainingQuestion& changed) {
  if (training_layouts(changed.training, model_shape(*changed.training.model), changed.open).empty())
    return {};
  const TrainingEstimate estimate = estimate_training(changed);
  if (!fits(estimate.footprint.verdict)) return {};
  return estimate.cost.usd_total;
}

/// Tries one change that goes no further.
void try_change(const TrainingQuestion& changed, TrainingChange change, TrainingFixes& fixes) {
  if (const auto usd_total = price_of_run(changed)) {
    fixes.found.push_back({change, 0, nullptr, *usd_total});
  } else {
    fixes.in_vain.push_back(change);
  }
}

/// The question with the layout left to the core: another number of cards, or another card, has another.
TrainingQuestion laid_out_anew(const TrainingQuestion& question) {
  TrainingQuestion changed = question;
  changed.open.parallelism = changed.open.zero_stage = changed.open.micro_batch = true;
  changed.open.given = TrainingChoices{}.given;
  return changed;
}

void try_shorter(const TrainingQuestion& question, TrainingFixes& fixes) {
  constexpr double shortest = 256;
  double length = question.training.sequence_length;
  const auto halves = [&] { return length / 2 >= shortest && std::fmod(length, 2) == 0; };
  if (!halves()) return;
  while (halves()) {
    length /= 2;
    TrainingQuestion changed = question;
    changed.training.sequence_length = length;
    if (changed.open.batch) changed.training.global_batch = usual_batch(changed.training);
    if (const auto usd_total = price_of_run(changed)) {
      fixes.found.push_back({TrainingChange::sequence_length, length, nullptr, *usd_total});
      return;
    }
  }
  fixes.in_vain.push_back(TrainingChange::sequence_length);
}

void try_more_gpus(const TrainingQuestion& question, TrainingFixes& fixes) {
  constexpr int doublings = 6;
  constexpr int most = 131'072;
  const int asked = question.training.gpu_count;
  if (!can_be_joined(*question.training.gpu) || asked > most / 2) return;
  TrainingQuestion changed = laid_out_anew(question);
  for (int i = 0; i < doublings && changed.training.gpu_count <= most / 2; ++i) {
    changed.training.gpu_count *= 2;
    changed.training.global_batch = usual_batch(changed.training);
    if (const auto usd_total = price_of_run(changed)) {
      const double count = changed.training.gpu_count;
      fixes.found.push_back({TrainingChange::gpu_count, count, nullptr, *usd_total});
      return;
    }
  }
  fixes.in_vain.push_back(TrainingChange::gpu_count);
}

/// The card with more memory of which as many do the run for the least money.
void try_other_gpu(const TrainingQuestion& question, TrainingFixes& fixes) {
  const Training& asked = question.training;
  std::optional<TrainingFix> cheapest;
  for (const Gpu& gpu : tables::gpus()) {
    if (gpu.memory_bytes <= asked.gpu->memory_bytes || (asked.gpu_count > 1 && !can_be_joined(gpu))) continue;
    TrainingQuestion changed = laid_out_anew(question);
    changed.training.gpu = &gpu;
    changed.price = {.own_offers = question.price.own_offers};
    if (!price_of(changed.price, gpu, asked.gpu_count).known) continue;
    const auto usd_total = price_of_run(changed);
    if (!usd_total || (cheapest && cheapest->usd_total <= *usd_total)) continue;
    cheapest = TrainingFix{TrainingChange::gpu, 0, &gpu, *usd_total};
  }
  if (cheapest) {
    fixes.found.push_back(*cheapest);
  } else {
    fixes.in_vain.push_back(TrainingChange::gpu);
  }
}

}  // namespace

TrainingFixes training_fixes(const TrainingQuestion& question, const TrainingEstimate& estimate) {
  TrainingFixes fixes;
  if (fits(estimate.footprint.verdict)) return fixes;
  const Training& asked = question.training;
  if (!question.open.recompute && asked.recompute != Recompute::full) {
    TrainingQuestion changed = question;
    changed.training.recompute = Recompute::full;
    try_change(changed, TrainingChange::recompute, fixes);
  }
  if (!asked.adapters() && !asked.optimizer_on_host()) {
    TrainingQuestion changed = question;
    changed.training.offload = TrainingOffload::optimizer;
    try_change(changed, TrainingChange::offload, fixes);
  }
  if (asked.optimizer == Optimizer::adamw && !asked.adapters()) {
    TrainingQuestion changed = question;
    changed.training.optimizer = Optimizer::adamw_8bit;
    try_change(changed, TrainingChange::optimizer, fixes);
  }
  if (asked.method == TrainingMethod::full || asked.method == TrainingMethod::lora) {
    TrainingQuestion changed = question;
    changed.training.method = TrainingMethod::qlora;
    try_change(changed, TrainingChange::method, fixes);
  }
  try_shorter(question, fixes);
  try_more_gpus(question, fixes);
  try_other_gpu(question, fixes);
  std::stable_sort(fixes.found.begin(), fixes.found.end(),
                   [](const TrainingFix& a, const TrainingFix& b) { return a.usd_total < b.usd_total; });
  return fixes;
}

}  // namespace whichgpu
