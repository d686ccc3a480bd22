#include "core/advice/training/fixes.h"

#include <cmath>

#include "core/catalog/engine_support.h"

namespace whichgpu {
namespace {

constexpr int most_gpus = 131'072;

using Changes = std::vector<Fix<TrainingQuestion>>;

bool fits(Verdict verdict) { return verdict == Verdict::comfortable || verdict == Verdict::fits; }

bool works(Fix<TrainingQuestion>& fix) {
  const TrainingQuestion& changed = fix.changed;
  if (training_layouts(changed.training, model_shape(*changed.training.model), changed.open).empty())
    return false;
  const TrainingEstimate estimate = estimate_training(changed);
  fix.usd = estimate.cost.usd_total;
  return fits(estimate.footprint.verdict);
}

/// The question with the layout left to the core: another number of cards, or another card, has another.
TrainingQuestion laid_out_anew(const TrainingQuestion& question) {
  TrainingQuestion changed = question;
  changed.open.parallelism = changed.open.zero_stage = changed.open.micro_batch = true;
  changed.open.given = TrainingChoices{}.given;
  return changed;
}

/// Changes to how the run is done, which go no further.
void try_other_ways(const TrainingQuestion& question, TrainingFixes& fixes) {
  const Training& asked = question.training;
  const auto attempt = [&](FixId id, const auto& change) {
    Fix<TrainingQuestion> fix{{}, question, {}, 0};
    change(fix.changed.training);
    put_down(id, first_that_works(Changes{fix}, works), fixes);
  };
  if (!question.open.recompute && asked.recompute != Recompute::full) {
    attempt("recompute_all", [](Training& t) { t.recompute = Recompute::full; });
  }
  if (!asked.adapters() && !asked.optimizer_on_host()) {
    attempt("offload_optimizer", [](Training& t) { t.offload = TrainingOffload::optimizer; });
  }
  if (asked.optimizer == Optimizer::adamw && !asked.adapters()) {
    attempt("narrower_optimizer", [](Training& t) { t.optimizer = Optimizer::adamw_8bit; });
  }
  if (asked.method == TrainingMethod::full || asked.method == TrainingMethod::lora) {
    attempt("train_adapters", [](Training& t) { t.method = TrainingMethod::qlora; });
  }
}

/// Halved again and again, as long as the length is even.
Changes shorter(const TrainingQuestion& question) {
  constexpr double shortest = 256;
  Changes changes;
  double length = question.training.sequence_length;
  while (length / 2 >= shortest && std::fmod(length, 2) == 0) {
    length /= 2;
    Fix<TrainingQuestion> fix{{}, question, {}, 0};
    Training& training = fix.changed.training;
    training.sequence_length = length;
    if (question.open.batch) training.global_batch = usual_batch(training);
    fix.arguments.push_back(number("sequence_length", length));
    changes.push_back(fix);
  }
  return changes;
}

Fix<TrainingQuestion> on_cards(const TrainingQuestion& question, int gpu_count) {
  Fix<TrainingQuestion> fix{{}, laid_out_anew(question), {}, 0};
  fix.changed.training.gpu_count = gpu_count;
  fix.changed.training.global_batch = usual_batch(fix.changed.training);
  fix.arguments.push_back(number("gpu_count", gpu_count));
  return fix;
}

/// The next number of cards worth a try: one more within a server, then one server more, and from 32 servers
/// on a thirty-second more.
int next_count(int count) {
  constexpr int servers_tried_singly = 32;
  if (count < gpus_per_server) return count + 1;
  const int step = gpus_per_server * std::max(1, count / gpus_per_server / servers_tried_singly);
  return (count / step + 1) * step;
}

/// The fewest more cards that do it: of the doublings the first that does, or what is between it and the one
/// before.
std::optional<Fix<TrainingQuestion>> fewest_more_cards(const TrainingQuestion& question) {
  constexpr int doublings = 6;
  int too_few = question.training.gpu_count;
  for (int i = 0; i < doublings && too_few <= most_gpus / 2; ++i, too_few *= 2) {
    Fix<TrainingQuestion> doubled = on_cards(question, 2 * too_few);
    if (!works(doubled)) continue;
    Changes changes;
    for (int count = next_count(too_few); count < 2 * too_few; count = next_count(count))
      changes.push_back(on_cards(question, count));
    changes.push_back(doubled);
    return first_that_works(changes, works);
  }
  return std::nullopt;
}

/// As many of each card with more memory.
Changes on_other_cards(const TrainingQuestion& question) {
  const Training& asked = question.training;
  Changes changes;
  for (const Gpu* gpu : other_cards(*asked.gpu, asked.gpu_count, question.price.own_offers)) {
    if (gpu->memory_bytes <= asked.gpu->memory_bytes || (asked.gpu_count > 1 && !can_be_joined(*gpu)))
      continue;
    Fix<TrainingQuestion>& fix = changes.emplace_back();
    fix.changed = laid_out_anew(question);
    fix.changed.training.gpu = gpu;
    fix.changed.price = {.own_usd_per_gpu_hour = {}, .own_offers = question.price.own_offers};
    fix.arguments.push_back(text("gpu", gpu->name));
  }
  return changes;
}

}  // namespace

TrainingFixes fixes(const TrainingQuestion& question, const TrainingEstimate& estimate) {
  TrainingFixes fixes{question, {}, {}};
  if (fits(estimate.footprint.verdict)) return fixes;
  try_other_ways(question, fixes);
  try_changes("shorter_sequences", shorter(question), works, fixes);
  if (can_be_joined(*question.training.gpu) && question.training.gpu_count <= most_gpus / 2)
    put_down("more_gpus", fewest_more_cards(question), fixes);
  put_down("other_gpu", cheapest_that_works(on_other_cards(question), works), fixes);
  sort_by_price("usd_total", fixes);
  return fixes;
}

}  // namespace whichgpu
