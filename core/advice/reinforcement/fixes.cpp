#include "core/advice/reinforcement/fixes.h"

#include <cmath>

#include "core/catalog/engine_support.h"

namespace whichgpu {
namespace {

/// Adds the change if it is one after which all pools fit; whether it is.
bool try_change(FixId id, const ReinforcementQuestion& changed, const NoteArguments& arguments,
                ReinforcementFixes& fixes) {
  const ModelShape shape = model_shape(*changed.work.update.model);
  if (training_layouts(changed.work.update, shape, changed.open).empty()) return false;
  const ReinforcementEstimate e = estimate_as_laid_out(changed, tables::reinforcement_calibration());
  if (e.speed) add(fixes, {id, changed, arguments, e.cost.usd_total}, "usd_total");
  return e.speed.has_value();
}

void try_way(FixId id, const ReinforcementQuestion& changed, ReinforcementFixes& fixes) {
  if (!try_change(id, changed, {}, fixes)) fixes.in_vain.push_back(id);
}

/// The same of the actor and of a critic on cards of its own.
template <typename Value>
ReinforcementQuestion with(const ReinforcementQuestion& question, Value Training::*field, Value value) {
  ReinforcementQuestion changed = question;
  changed.work.update.*field = value;
  changed.work.critic.*field = value;
  return changed;
}

void try_ways_of_training(ReinforcementFixes& fixes) {
  const Reinforcement& work = fixes.asked.work;
  const Training& update = work.update;
  if (!update.adapters() && !update.optimizer_on_host()) {
    try_way("offload_optimizer", with(fixes.asked, &Training::offload, TrainingOffload::optimizer), fixes);
  }
  if (work.keeps_reference()) {
    ReinforcementQuestion changed = fixes.asked;
    changed.work.reference = ReferenceModel::host;
    try_way("reference_on_host", changed, fixes);
  }
  if (!fixes.asked.open.recompute && update.recompute != Recompute::full) {
    try_way("recompute_all", with(fixes.asked, &Training::recompute, Recompute::full), fixes);
  }
  if (!update.adapters()) {
    try_way("train_adapters", with(fixes.asked, &Training::method, TrainingMethod::qlora), fixes);
  }
}

/// Limits of answers halved again and again; their mean stays unless it has to be less.
void try_shorter(ReinforcementFixes& fixes) {
  constexpr double shortest = 256;
  ReinforcementQuestion changed = fixes.asked;
  AnswerLengths& lengths = changed.work.lengths;
  const auto halves = [&] { return lengths.longest / 2 >= shortest && std::fmod(lengths.longest, 2) == 0; };
  if (!halves()) return;
  while (halves()) {
    lengths.longest /= 2;
    lengths.output = std::min(lengths.output, lengths.longest);
    changed.work.update.sequence_length = changed.work.critic.sequence_length = lengths.most();
    changed.work.rollout.output_tokens = lengths.longest;
    if (try_change("shorter_answers", changed, {number("max_output_tokens", lengths.longest)}, fixes)) return;
  }
  fixes.in_vain.push_back("shorter_answers");
}

void try_more_gpus(const ReinforcementEstimate& estimate, ReinforcementFixes& fixes) {
  const int count = estimate.gpus_needed;
  const bool more = count > fixes.asked.work.gpu_count;
  if (!more || !try_change("more_gpus", on_cards(fixes.asked, count), {number("gpu_count", count)}, fixes)) {
    fixes.in_vain.push_back("more_gpus");
  }
}

void try_other_gpu(ReinforcementFixes& fixes) {
  const Reinforcement& asked = fixes.asked.work;
  ReinforcementQuestion changed = on_cards(fixes.asked, asked.gpu_count);
  changed.price = {.own_usd_per_gpu_hour = {}, .own_offers = fixes.asked.price.own_offers};
  for (const Gpu* gpu : other_cards(*asked.update.gpu, asked.gpu_count, changed.price.own_offers)) {
    const bool joined = asked.gpu_count == 1 || can_be_joined(*gpu);
    if (gpu->memory_bytes <= asked.update.gpu->memory_bytes || !joined) continue;
    if (asked.generates() && !engine_runs_on(*asked.rollout.engine, *gpu)) continue;
    changed.work.update.gpu = changed.work.critic.gpu = changed.work.rollout.gpu = gpu;
    if (try_change("other_gpu", changed, {text("gpu", gpu->name)}, fixes)) return;
  }
  fixes.in_vain.push_back("other_gpu");
}

}  // namespace

ReinforcementFixes fixes(const ReinforcementQuestion& question, const ReinforcementEstimate& estimate) {
  ReinforcementFixes fixes{question, {}, {}};
  if (estimate.speed) return fixes;
  try_ways_of_training(fixes);
  try_shorter(fixes);
  try_more_gpus(estimate, fixes);
  try_other_gpu(fixes);
  return fixes;
}

}  // namespace whichgpu
