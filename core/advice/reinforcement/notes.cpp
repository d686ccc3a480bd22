#include "core/advice/reinforcement/notes.h"

#include <algorithm>

#include "core/advice/common/notes.h"
#include "core/catalog/units.h"

namespace whichgpu {
namespace {

double percent_of(double part, double whole) { return percent_of_one * part / whole; }

void fit_notes(const ReinforcementEstimate& e, Notes& notes) {
  constexpr double heavy = 25;  // percent
  const ReinforcementPeak& p = e.footprint.fullest();
  add(notes, "memory_margin",
      {number("percent", percent_of(p.margin_bytes, p.needed_bytes - p.margin_bytes))});
  for (const ReinforcementPeak& peak : e.footprint.peaks) {
    const double share = percent_of(peak.logits_bytes, peak.needed_bytes);
    if (share >= heavy) add(notes, "logits_weigh", {number("percent", share)});
  }
  if (e.work.has_critic()) add(notes, "critic_as_actor", {});
  if (e.work.generates() && e.work.state_leaves) {
    add(notes, "state_leaves_cards", {number("gigabytes", e.footprint.peaks.front().actor_bytes / giga)});
  }
  const Training& t = e.work.update;
  if (t.model->max_context_tokens > 0 && t.sequence_length > t.model->max_context_tokens) {
    add(notes, "context_beyond_model",
        {number("tokens", t.sequence_length), number("limit", t.model->max_context_tokens)});
  }
}

void rollout_notes(const ReinforcementEstimate& e, Notes& notes) {
  const ReinforcementSpeed& s = *e.speed;
  const Rollout& r = s.rollout;
  if (e.work.colocated() || e.work.staleness <= 1) {
    add(notes, "rollout_waits",
        {number("percent", percent_of(std::min(r.longest_seconds, r.seconds), r.seconds))});
  }
  if (r.running < r.started) {
    add(notes, "answers_wait_for_room", {number("running", r.running), number("started", r.started)});
  }
  if (s.other && e.work.colocated()) {
    add(notes, "split_pools", {number("gpus", s.other->gpu_count), number("times", s.other->times_faster)});
  } else if (s.other) {
    add(notes, "pools_together", {number("times", s.other->times_faster)});
  }
  constexpr double noticeable = 15;  // percent
  const double slower = std::max(s.step.rollout, s.step.training);
  const double waits = percent_of(slower - std::min(s.step.rollout, s.step.training), slower);
  if (!e.work.colocated() && e.work.staleness > 0 && waits >= noticeable) {
    add(notes, "pools_unbalanced", {number("percent", waits), number("gpus", s.balanced_rollout_gpus)});
  }
  if (e.work.reward == Reward::rules) add(notes, "rewards_not_timed", {});
}

void speed_notes(const ReinforcementEstimate& e, Notes& notes) {
  constexpr double noticeable = 1.25;
  // NeMo RL's published steps of one layout, v0.4 to v0.6: data/measurements/reinforcement.
  constexpr double least_change = 13;
  constexpr double most_change = 38;
  const Reinforcement& work = e.work;
  if (work.generates()) rollout_notes(e, notes);
  if (!work.packed) {
    const double wasted = 1 - work.lengths.mean() / work.lengths.most();
    add(notes, "padding_share", {number("percent", percent_of_one * wasted)});
  }
  add(notes, "framework_versions", {number("low", least_change), number("high", most_change)});
  if (e.speed->basis != Basis::calibrated) {
    add(notes, "reinforcement_not_measured",
        {text("framework", work.update.framework->name), text("gpu", work.update.gpu->name)});
  }
  if (e.network_slowdown >= noticeable) {
    add(notes, "network_slows",
        {number("percent", percent_of_one * (e.network_slowdown - 1)),
         number("gbit", work.update.network_bytes_per_second / bytes_per_gigabit)});
  }
  add(notes, "goodput", {number("factor", work.update.goodput_factor)});
}

}  // namespace

Notes reinforcement_notes(const ReinforcementEstimate& estimate) {
  const Reinforcement& work = estimate.work;
  Notes notes;
  fit_notes(estimate, notes);
  if (estimate.speed) speed_notes(estimate, notes);
  add_price_notes(estimate.price, *work.update.gpu, work.gpu_count, notes);
  add_power_notes(*work.update.gpu, notes);
  add_source_notes(*work.update.gpu, notes);
  add_source_notes(*work.update.model, notes);
  return notes;
}

}  // namespace whichgpu
