#include "core/advice/training/fixes.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/catalog/engine_support.h"

namespace whichgpu {
namespace {

bool fits(Verdict verdict) { return verdict == Verdict::comfortable || verdict == Verdict::fits; }

/// What the changed run costs, 0 if that is not known; nothing if it does not fit with its margin.
std::optional<double> price_of_run(const TrainingQuestion& changed) {
  if (training_layouts(changed.training, model_shape(*changed.training.model), changed.open).empty())
    return std::nullopt;
  const TrainingEstimate estimate = estimate_training(changed);
  if (!fits(estimate.footprint.verdict)) return std::nullopt;
  return estimate.cost.usd_total;
}

/// Adds the change if it is one after which the run fits.
bool try_change(FixId id, const TrainingQuestion& changed, const NoteArguments& arguments,
                TrainingFixes& fixes) {
  const std::optional<double> usd_total = price_of_run(changed);
  if (usd_total) add(fixes, {id, changed, arguments, *usd_total}, "usd_total");
  return usd_total.has_value();
}

/// The question with the layout left to the core: another number of cards, or another card, has another.
TrainingQuestion laid_out_anew(const TrainingQuestion& question) {
  TrainingQuestion changed = question;
  changed.open.parallelism = changed.open.zero_stage = changed.open.micro_batch = true;
  changed.open.given = TrainingChoices{}.given;
  return changed;
}

/// A change to how the run is done, which goes no further.
void try_other_way(FixId id, const TrainingQuestion& changed, TrainingFixes& fixes) {
  if (!try_change(id, changed, {}, fixes)) fixes.in_vain.push_back(id);
}

void try_other_ways(TrainingFixes& fixes) {
  const Training& asked = fixes.asked.training;
  if (!fixes.asked.open.recompute && asked.recompute != Recompute::full) {
    TrainingQuestion changed = fixes.asked;
    changed.training.recompute = Recompute::full;
    try_other_way("recompute_all", changed, fixes);
  }
  if (!asked.adapters() && !asked.optimizer_on_host()) {
    TrainingQuestion changed = fixes.asked;
    changed.training.offload = TrainingOffload::optimizer;
    try_other_way("offload_optimizer", changed, fixes);
  }
  if (asked.optimizer == Optimizer::adamw && !asked.adapters()) {
    TrainingQuestion changed = fixes.asked;
    changed.training.optimizer = Optimizer::adamw_8bit;
    try_other_way("narrower_optimizer", changed, fixes);
  }
  if (asked.method == TrainingMethod::full || asked.method == TrainingMethod::lora) {
    TrainingQuestion changed = fixes.asked;
    changed.training.method = TrainingMethod::qlora;
    try_other_way("train_adapters", changed, fixes);
  }
}

/// Sequences halved again and again, as long as their length is even.
void try_shorter(TrainingFixes& fixes) {
  constexpr double shortest = 256;
  TrainingQuestion changed = fixes.asked;
  double& length = changed.training.sequence_length;
  const auto halves = [&] { return length / 2 >= shortest && std::fmod(length, 2) == 0; };
  if (!halves()) return;
  while (halves()) {
    length /= 2;
    if (changed.open.batch) changed.training.global_batch = usual_batch(changed.training);
    const NoteArguments arguments{number("sequence_length", length)};
    if (try_change("shorter_sequences", changed, arguments, fixes)) return;
  }
  fixes.in_vain.push_back("shorter_sequences");
}

/// The next number of cards worth a try: one more within a server, then one server more, and from 32 servers
/// on a thirty-second more.
int next_count(int count) {
  constexpr int servers_tried_singly = 32;
  if (count < gpus_per_server) return count + 1;
  const int step = gpus_per_server * std::max(1, count / gpus_per_server / servers_tried_singly);
  return (count / step + 1) * step;
}

TrainingQuestion on_cards(const TrainingQuestion& question, int gpu_count) {
  TrainingQuestion changed = laid_out_anew(question);
  changed.training.gpu_count = gpu_count;
  changed.training.global_batch = usual_batch(changed.training);
  return changed;
}

/// The fewest more cards that do it: of the doublings the first that does, or what is between it and the one
/// before.
void try_more_gpus(TrainingFixes& fixes) {
  constexpr int doublings = 6;
  constexpr int most = 131'072;
  int too_few = fixes.asked.training.gpu_count;
  if (!can_be_joined(*fixes.asked.training.gpu) || too_few > most / 2) return;
  const auto try_count = [&](int count) {
    const NoteArguments arguments{number("gpu_count", count)};
    return try_change("more_gpus", on_cards(fixes.asked, count), arguments, fixes);
  };
  for (int i = 0; i < doublings && too_few <= most / 2; ++i, too_few *= 2) {
    if (!price_of_run(on_cards(fixes.asked, 2 * too_few))) continue;
    int count = next_count(too_few);
    while (count < 2 * too_few && !try_count(count)) count = next_count(count);
    if (count >= 2 * too_few) try_count(2 * too_few);
    return;
  }
  fixes.in_vain.push_back("more_gpus");
}

/// The card with more memory of which as many do the run for the least money.
void try_other_gpu(TrainingFixes& fixes) {
  const Training& asked = fixes.asked.training;
  TrainingQuestion changed = laid_out_anew(fixes.asked);
  changed.price = {.own_usd_per_gpu_hour = {}, .own_offers = fixes.asked.price.own_offers};
  const Gpu* cheapest = nullptr;
  double least_usd = 0;
  for (const Gpu* gpu : other_cards(*asked.gpu, asked.gpu_count, changed.price.own_offers)) {
    if (gpu->memory_bytes <= asked.gpu->memory_bytes || (asked.gpu_count > 1 && !can_be_joined(*gpu)))
      continue;
    changed.training.gpu = gpu;
    const std::optional<double> usd_total = price_of_run(changed);
    if (!usd_total || (cheapest != nullptr && least_usd <= *usd_total)) continue;
    cheapest = gpu;
    least_usd = *usd_total;
  }
  if (cheapest == nullptr) {
    fixes.in_vain.push_back("other_gpu");
    return;
  }
  changed.training.gpu = cheapest;
  add(fixes, {"other_gpu", changed, {text("gpu", cheapest->name)}, least_usd}, "usd_total");
}

}  // namespace

TrainingFixes fixes(const TrainingQuestion& question, const TrainingEstimate& estimate) {
  TrainingFixes fixes{question, {}, {}};
  if (fits(estimate.footprint.verdict)) return fixes;
  try_other_ways(fixes);
  try_shorter(fixes);
  try_more_gpus(fixes);
  try_other_gpu(fixes);
  return fixes;
}

}  // namespace whichgpu
