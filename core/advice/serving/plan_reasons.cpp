#include "core/advice/serving/plan_reasons.h"

namespace whichgpu {
namespace {

void cheapest_reason(const PlanQuestion& question, const Plan& plan, const Calibration& calibration,
                     Notes& notes) {
  PlanQuestion others = question;
  std::erase_if(others.cards, [&](const PlanCard& card) { return card.gpu == plan.candidate.serving.gpu; });
  const std::optional<PlanCandidate> next = cheapest_plan(others, calibration);
  if (!next) {
    add(notes, "plan_only_card", {});
    return;
  }
  add(notes, "plan_cheapest",
      {number("gpu_count", next->serving.gpu_count), text("gpu", next->serving.gpu->name),
       number("usd_per_hour", next->price.usd_per_hour)});
}

/// The best of the other cards on the front, and by what factor it is behind: least `cost` is best.
template <typename Cost>
void runner_up(const std::vector<PlanCandidate>& front, const PlanCandidate& chosen, const Cost& cost,
               Notes& notes) {
  const PlanCandidate* next = nullptr;
  for (const PlanCandidate& other : front) {
    if (other.serving.gpu == chosen.serving.gpu || cost(other) < cost(chosen)) continue;
    if (next == nullptr || cost(other) < cost(*next)) next = &other;
  }
  if (next == nullptr) return;
  add(notes, "plan_runner_up",
      {number("gpu_count", next->serving.gpu_count), text("gpu", next->serving.gpu->name),
       number("behind", ratio(cost(*next), cost(chosen)))});
}

void label_reasons(const PlanQuestion& question, const PlanCandidate& cheapest,
                   const std::vector<PlanCandidate>& front, const Plan& plan, const Calibration& calibration,
                   Notes& notes) {
  const PlanCandidate& chosen = plan.candidate;
  const double faster = ratio(cheapest.request_seconds, chosen.request_seconds);
  const double dearer = ratio(chosen.price.usd_per_hour, cheapest.price.usd_per_hour);
  for (const PlanLabel label : plan.labels) {
    if (label == PlanLabel::cheapest) cheapest_reason(question, plan, calibration, notes);
    if (label == PlanLabel::balanced) {
      add(notes, "plan_balanced", {number("faster", faster), number("dearer", dearer)});
      runner_up(
          front, chosen, [](const PlanCandidate& c) { return c.price.usd_per_hour * c.request_seconds; },
          notes);
    }
    if (label == PlanLabel::fastest) {
      add(notes, "plan_fastest", {number("faster", faster), number("dearer", dearer)});
      runner_up(
          front, chosen, [](const PlanCandidate& c) { return c.request_seconds; }, notes);
    }
    if (label == PlanLabel::safest) add(notes, "plan_safest", {number("dearer", dearer)});
  }
}

void binding_reason(const Capacity& capacity, Notes& notes) {
  const NoteArgument users = number("concurrency", capacity.concurrency);
  switch (capacity.limited_by) {
    case Limit::none:
      break;
    case Limit::memory:
      add(notes, "plan_bound_by_memory", {users});
      break;
    case Limit::max_num_seqs:
      add(notes, "plan_bound_by_engine", {users});
      break;
    case Limit::ttft:
      add(notes, "plan_bound_by_ttft", {users});
      break;
    case Limit::tpot:
      add(notes, "plan_bound_by_tpot", {users});
      break;
  }
}

}  // namespace

Notes plan_reasons(const PlanQuestion& question, const PlanCandidate& cheapest,
                   const std::vector<PlanCandidate>& front, const Plan& plan,
                   const Calibration& calibration) {
  Notes notes;
  label_reasons(question, cheapest, front, plan, calibration, notes);
  const PlanCandidate& chosen = plan.candidate;
  if (chosen.choice.replicas > 1) add(notes, "plan_replicas", {number("replicas", chosen.choice.replicas)});
  const Model& model = *chosen.serving.model;
  if (chosen.serving.weights->id != model.checkpoint_precision) {
    add(notes, "plan_narrow_weights", {text("weights", chosen.serving.weights->name)});
  }
  const std::string_view own_cache = model.checkpoint_kv_precision;
  if (chosen.serving.kv_cache->id != (own_cache.empty() ? "bf16" : own_cache)) {
    add(notes, "plan_narrow_kv_cache", {text("kv_cache", chosen.serving.kv_cache->name)});
  }
  binding_reason(plan.capacity, notes);
  return notes;
}

}  // namespace whichgpu
