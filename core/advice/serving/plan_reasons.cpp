#include "core/advice/serving/plan_reasons.h"

#include "core/advice/serving/formats.h"
#include "core/catalog/engine_support.h"

namespace whichgpu {
namespace {

void cheapest_reason(ServingPlanQuestion question, const ModelShape& shape, const Gpu& chosen,
                     const ServingCalibration& calibration, Notes& notes) {
  std::vector<PricedCard> others(question.cards.begin(), question.cards.end());
  std::erase_if(others, [&](const PricedCard& card) { return card.gpu == &chosen; });
  question.cards = others;
  const std::optional<ServingCandidate> next = cheapest_service(question, shape, calibration);
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
void runner_up(const std::vector<ServingCandidate>& front, const ServingCandidate& chosen, const Cost& cost,
               Notes& notes) {
  const ServingCandidate* next = nullptr;
  for (const ServingCandidate& other : front) {
    if (other.serving.gpu == chosen.serving.gpu || cost(other) < cost(chosen)) continue;
    if (next == nullptr || cost(other) < cost(*next)) next = &other;
  }
  if (next == nullptr) return;
  add(notes, "plan_runner_up",
      {number("gpu_count", next->serving.gpu_count), text("gpu", next->serving.gpu->name),
       number("behind", ratio(cost(*next), cost(chosen)))});
}

void label_reasons(const ServingCandidate& cheapest, const std::vector<ServingCandidate>& front,
                   const ServingPlan& plan, Notes& notes) {
  const ServingCandidate& chosen = plan.candidate;
  const double faster = ratio(cheapest.request_seconds, chosen.request_seconds);
  const double dearer = ratio(chosen.price.usd_per_hour, cheapest.price.usd_per_hour);
  for (const PlanLabel label : plan.labels) {
    if (label == PlanLabel::balanced) {
      add(notes, "plan_balanced", {number("faster", faster), number("dearer", dearer)});
      runner_up(
          front, chosen, [](const ServingCandidate& c) { return c.usd() * c.time(); }, notes);
    }
    if (label == PlanLabel::fastest) {
      add(notes, "plan_fastest", {number("faster", faster), number("dearer", dearer)});
      runner_up(
          front, chosen, [](const ServingCandidate& c) { return c.time(); }, notes);
    }
    const bool within_limits = label == PlanLabel::safest && generates(*chosen.serving.model);
    if (within_limits) add(notes, "plan_safest", {number("dearer", dearer)});
  }
}

/// What is below a usable speed, or above what the engine is meant for.
void speed_reasons(const ServingPlanQuestion& question, const ServingCandidate& c, Notes& notes) {
  const LatencyLimits usable = usable_limits(question.need);
  if (c.tpot_seconds > usable.max_tpot_seconds) {
    add(notes, "plan_slow", {number("tokens_per_second", 1 / c.tpot_seconds)});
  }
  if (c.ttft_seconds > usable.max_ttft_seconds) {
    add(notes, "plan_late", {number("seconds", c.ttft_seconds)});
  }
  if (meant_for_fewer(*c.serving.engine, question)) {
    add(notes, "plan_few_users", {text("engine", c.serving.engine->name)});
  }
}

void binding_reason(const Capacity& capacity, Notes& notes) {
  const NoteArgument users = number("concurrency", capacity.concurrency);
  switch (capacity.limited_by) {
    case ServingLimit::none:
      break;
    case ServingLimit::memory:
      add(notes, "plan_bound_by_memory", {users});
      break;
    case ServingLimit::max_num_seqs:
      add(notes, "plan_bound_by_engine", {users});
      break;
    case ServingLimit::ttft:
      add(notes, "plan_bound_by_ttft", {users});
      break;
    case ServingLimit::tpot:
      add(notes, "plan_bound_by_tpot", {users});
      break;
  }
}

}  // namespace

Notes serving_reasons(const ServingPlanQuestion& question, const ModelShape& shape,
                      const ServingCandidate& cheapest, const std::vector<ServingCandidate>& front,
                      const ServingPlan& plan, const ServingCalibration& calibration) {
  Notes notes;
  if (plan.labels.front() == PlanLabel::cheapest) {
    cheapest_reason(question, shape, plan.candidate.gpu(), calibration, notes);
  }
  label_reasons(cheapest, front, plan, notes);
  const ServingCandidate& chosen = plan.candidate;
  if (chosen.choice.replicas > 1) add(notes, "plan_replicas", {number("replicas", chosen.choice.replicas)});
  const Model& model = *chosen.serving.model;
  if (chosen.serving.weights->id != model.checkpoint_precision) {
    add(notes, "plan_narrow_weights", {text("weights", chosen.serving.weights->name)});
  }
  if (chosen.serving.kv_cache != own_kv_precision(model)) {
    add(notes, "plan_narrow_kv_cache", {text("kv_cache", chosen.serving.kv_cache->name)});
  }
  const Serving& s = chosen.serving;
  if (s.kv_cache->id == "fp8" && fp8_cache_is_e5m2(*s.engine, *s.gpu)) {
    add(notes, "plan_cache_is_e5m2", {text("engine", s.engine->name), text("gpu", s.gpu->name)});
  }
  speed_reasons(question, chosen, notes);
  binding_reason(plan.capacity, notes);
  return notes;
}

}  // namespace whichgpu
