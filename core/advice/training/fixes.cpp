#include "core/advice/training/fixes.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/catalog/engine_support.h"
#include "core/catalog/lookup.h"
#include "core/cost/budget.h"

namespace whichgpu {
namespace {

bool fits(Verdict verdict) { return verdict == Verdict::comfortable || verdict == Verdict::fits; }

/// What the changed run takes; nothing if it does not fit with its margin.
std::optional<TrainingCost> cost_of_run(const TrainingQuestion& changed) {
  const TrainingCalibration& calibration = tables::training_calibration();
  const ModelShape shape = model_shape(*changed.training.model);
  if (training_layouts(changed.training, shape, changed.open).empty()) return std::nullopt;
  const TrainingRate rate = training_rate(changed.training, calibration);
  const Training run = settle_training(changed, shape, rate, calibration);
  if (!fits(training_footprint(run, shape, calibration).verdict)) return std::nullopt;
  const Price price = price_of(changed.price, *run.gpu, run.gpu_count);
  return training_cost(run, price, training_step(run, shape, rate, calibration).total());
}

/// Adds the change if it is one after which the run fits.
bool try_change(FixId id, const TrainingQuestion& changed, const NoteArguments& arguments,
                TrainingFixes& fixes) {
  const std::optional<TrainingCost> cost = cost_of_run(changed);
  if (cost) add(fixes, {id, changed, arguments, cost->usd_total}, "usd_total");
  return cost.has_value();
}

/// The question with the layout left to the core: another number of cards, or another card, has another.
TrainingQuestion laid_out_anew(const TrainingQuestion& question) {
  TrainingQuestion changed = question;
  changed.open.parallelism = changed.open.zero_stage = changed.open.micro_batch = true;
  changed.open.given = TrainingChoices{}.given;
  changed.training.micro_batch = 1;
  if (changed.open.batch) changed.training.global_batch = usual_batch(changed.training);
  return changed;
}

/// A change to how the run is done, which goes no further.
void try_other_way(FixId id, const TrainingQuestion& changed, TrainingFixes& fixes) {
  if (!try_change(id, changed, {}, fixes)) fixes.in_vain.push_back(id);
}

/// What the program can do, or a later version of it.
void try_programs_ways(TrainingFixes& fixes) {
  const Training& asked = fixes.asked.training;
  const TrainingFramework& program = *asked.framework;
  if (program.offloads_parameters && !asked.parameters_on_host()) {
    TrainingQuestion changed = fixes.asked;
    changed.training.offload = TrainingOffload::parameters;
    changed.training.parallelism.zero_stage = 3;
    try_other_way("offload_parameters", changed, fixes);
  }
  if (program.optimizer_in_backward && !asked.adapters() && !asked.optimizer_in_backward) {
    TrainingQuestion changed = fixes.asked;
    changed.training.optimizer_in_backward = changed.open.micro_batch = changed.open.batch = true;
    changed.training.micro_batch = 1;
    changed.training.global_batch = usual_batch(changed.training);
    try_other_way("optimizer_in_backward", changed, fixes);
  }
  for (const TrainingFramework& later : tables::training_frameworks()) {
    const LogitsHandling logits = usual_logits(later, *asked.model);
    if (later.follows != program.id || logits == asked.logits) continue;
    TrainingQuestion changed = fixes.asked;
    changed.training.framework = &later;
    changed.training.logits = logits;
    if (try_change("newer_framework", changed, {text("framework", later.name)}, fixes)) return;
    fixes.in_vain.push_back("newer_framework");
  }
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
    changed.training.optimizer_in_backward = false;
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
  TrainingQuestion changed = question;
  changed.training.gpu_count = gpu_count;
  changed.open.batch = true;
  return laid_out_anew(changed);
}

/// More cards: of the doublings the first that does, or what is between it and the one before. Of those the
/// fewest whose run is not much dearer than the cheapest: with little room, what is not kept is computed
/// again, which can double the hours of every card.
void try_more_gpus(TrainingFixes& fixes) {
  constexpr int doublings = 6;
  const int most = std::min(131'072, most_joined(*fixes.asked.training.gpu));
  int too_few = fixes.asked.training.gpu_count;
  if (too_few > most / 2) return;
  const auto works = [&](int count) { return cost_of_run(on_cards(fixes.asked, count)).has_value(); };
  for (int i = 0; i < doublings && !works(2 * too_few); ++i) {
    too_few *= 2;
    if (i + 1 < doublings && too_few <= most / 2) continue;
    fixes.in_vain.push_back("more_gpus");
    return;
  }
  std::vector<std::pair<int, double>>
      runs;  // cards and what they cost, in hours of them where no price is known
  double least = no_limit;
  for (int count = next_count(too_few); count <= 2 * too_few; count = next_count(count)) {
    const std::optional<TrainingCost> cost = cost_of_run(on_cards(fixes.asked, count));
    if (!cost) continue;
    runs.emplace_back(count, cost->usd_total > 0 ? cost->usd_total : cost->gpu_hours);
    least = std::min(least, runs.back().second);
  }
  const double most_dear = tables::judgement().proposals.dearer_on_fewest_cards * least;
  for (const auto& [count, price] : runs) {
    if (price > most_dear) continue;
    try_change("more_gpus", on_cards(fixes.asked, count), {number("gpu_count", count)}, fixes);
    return;
  }
}

TrainingQuestion on_card(TrainingQuestion question, const Gpu& gpu) {
  question.training.gpu = &gpu;
  return laid_out_anew(question);
}

/// The card with more memory of which as many do the run for the least money.
void try_other_gpu(TrainingFixes& fixes) {
  const Training& asked = fixes.asked.training;
  TrainingQuestion changed = fixes.asked;
  changed.price = {.own_usd_per_gpu_hour = {}, .own_offers = fixes.asked.price.own_offers};
  const Gpu* cheapest = nullptr;
  double least_usd = 0;
  for (const Gpu* gpu : other_cards(*asked.gpu, asked.gpu_count, changed.price.own_offers)) {
    if (gpu->memory_bytes <= asked.gpu->memory_bytes || (asked.gpu_count > 1 && !can_be_joined(*gpu)))
      continue;
    const std::optional<TrainingCost> cost = cost_of_run(on_card(changed, *gpu));
    if (!cost || (cheapest != nullptr && least_usd <= cost->usd_total)) continue;
    cheapest = gpu;
    least_usd = cost->usd_total;
  }
  if (cheapest == nullptr) {
    fixes.in_vain.push_back("other_gpu");
    return;
  }
  add(fixes, {"other_gpu", on_card(changed, *cheapest), {text("gpu", cheapest->name)}, least_usd},
      "usd_total");
}

}  // namespace

TrainingFixes fixes(const TrainingQuestion& question, const TrainingEstimate& estimate) {
  TrainingFixes fixes{question, {}, {}};
  if (fits(estimate.footprint.verdict)) return fixes;
  try_other_ways(fixes);
  try_programs_ways(fixes);
  try_shorter(fixes);
  try_more_gpus(fixes);
  try_other_gpu(fixes);
  return fixes;
}

}  // namespace whichgpu
