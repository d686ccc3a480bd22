#include "core/advice/training/plan_reasons.h"

#include <cmath>

#include "core/catalog/tables.h"
#include "core/catalog/units.h"

namespace whichgpu {
namespace {

void cheapest_reason(TrainingPlanQuestion question, const ModelShape& shape, const TrainingPlan& plan,
                     const TrainingCalibration& calibration, Notes& notes) {
  std::vector<PricedCard> others(question.cards.begin(), question.cards.end());
  std::erase_if(others, [&](const PricedCard& card) { return card.gpu == plan.candidate.training.gpu; });
  question.cards = others;
  const std::optional<TrainingCandidate> next = cheapest_run(question, shape, calibration);
  if (!next) {
    add(notes, "plan_only_card", {});
    return;
  }
  const NoteArgument cards = number("gpu_count", next->training.gpu_count);
  const NoteArgument gpu = text("gpu", next->training.gpu->name);
  const NoteArgument usd = number("usd_total", next->cost.charged_usd);
  const NoteArgument within = number("percent", std::round((as_cheap - 1) * percent_of_one));
  if (next->cost.charged_usd < plan.candidate.cost.charged_usd) {
    add(notes, "plan_run_fewest", {cards, gpu, usd, within});
  } else {
    add(notes, "plan_run_cheapest", {cards, gpu, usd, within});
  }
}

/// The run on the largest number of the same card below `count` that has a layout.
std::optional<TrainingCandidate> on_fewer(const TrainingPlanQuestion& question, const ModelShape& shape,
                                          const PricedCard& card, int count,
                                          const TrainingCalibration& calibration) {
  std::vector<int> sizes = run_sizes(*card.gpu, count - 1);
  for (; !sizes.empty(); sizes.pop_back()) {
    const Price price = card_price(card, sizes.back());
    if (auto candidate = try_run(question, shape, card, sizes.back(), price, calibration)) return candidate;
  }
  return std::nullopt;
}

void fewer_reason(const TrainingCandidate& fewer, Notes& notes) {
  const NoteArgument cards = number("gpu_count", fewer.training.gpu_count);
  switch (fewer.broken) {
    case TrainingLimit::memory:
      add(notes, "plan_run_bound_by_memory", {cards, number("bytes", fewer.shortfall_bytes)});
      break;
    case TrainingLimit::deadline:
      add(notes, "plan_run_bound_by_deadline", {cards, number("hours", fewer.cost.hours)});
      break;
    case TrainingLimit::none:
      add(notes, "plan_run_free",
          {cards, number("hours", fewer.cost.hours), number("usd_total", fewer.cost.charged_usd)});
      break;
  }
}

/// What keeps the largest smaller number of a card, on which the run is `miss`, from being enough.
void add_miss(const TrainingPlanQuestion& question, const std::optional<TrainingCandidate>& miss,
              Notes& notes) {
  if (!miss) return;
  const NoteArgument cards = number("gpu_count", miss->training.gpu_count);
  if (miss->broken == TrainingLimit::memory) {
    add(notes, "rejected_short_of_memory", {cards, number("bytes", miss->shortfall_bytes)});
  } else if (miss->broken == TrainingLimit::deadline) {
    add(notes, "rejected_too_late",
        {cards, number("hours", miss->cost.hours), number("deadline_hours", question.deadline_hours)});
  }
}

void add_price_reason(const TrainingPlanQuestion& question, const TrainingPlans& plans,
                      const TrainingCandidate& nearest, Notes& notes) {
  const double usd = nearest.cost.charged_usd;
  const NoteArgument cards = number("gpu_count", nearest.training.gpu_count);
  if (!question.budget.allows(nearest.price.usd_per_hour, nearest.cost.charged_hours)) {
    add(notes, "rejected_run_over_budget",
        {cards, number("usd_total", usd), number("usd_per_hour", nearest.price.usd_per_hour)});
    return;
  }
  const TrainingCandidate& best = plans.plans.front().candidate;
  const double cheapest = best.cost.charged_usd;
  if (usd > cheapest && cheapest > 0) {
    add(notes, "rejected_run_dearer", {cards, number("usd_total", usd), number("times", usd / cheapest)});
  } else if (nearest.training.gpu_count > best.training.gpu_count) {
    add(notes, "rejected_run_more_cards", {cards, number("usd_total", usd)});
  } else {
    add(notes, "rejected_run_slower", {cards, number("usd_total", usd)});
  }
}

void explain_rejection(const TrainingPlanQuestion& question, const ModelShape& shape,
                       const TrainingPlans& plans, const PricedCard& card,
                       const TrainingCalibration& calibration, TrainingRejection& rejection) {
  TrainingPlanQuestion alone = question;
  alone.cards = {&card, 1};
  rejection.nearest = cheapest_run(alone, shape, calibration);
  if (!rejection.nearest) rejection.nearest = cheapest_run(at_any_price(alone), shape, calibration);
  const int count = rejection.nearest ? rejection.nearest->training.gpu_count : question.max_gpus + 1;
  add_miss(question, on_fewer(question, shape, card, count, calibration), rejection.reasons);
  if (rejection.nearest) add_price_reason(question, plans, *rejection.nearest, rejection.reasons);
}

}  // namespace

void explain(const TrainingPlanQuestion& question, const ModelShape& shape, const TrainingCandidate& cheapest,
             TrainingPlan& plan, const TrainingCalibration& calibration) {
  const TrainingCandidate& chosen = plan.candidate;
  const double faster = ratio(cheapest.time(), chosen.time());
  const double dearer = ratio(chosen.cost.charged_usd, cheapest.cost.charged_usd);
  Notes& notes = plan.why;
  for (const PlanLabel label : plan.labels) {
    if (label == PlanLabel::cheapest) cheapest_reason(question, shape, plan, calibration, notes);
    if (label == PlanLabel::balanced) {
      add(notes, "plan_balanced", {number("faster", faster), number("dearer", dearer)});
    }
    if (label == PlanLabel::fastest) {
      add(notes, "plan_run_fastest", {number("faster", faster), number("dearer", dearer)});
    }
    if (label == PlanLabel::safest) add(notes, "plan_run_safest", {number("dearer", dearer)});
  }
  if (chosen.usd() > 0) {
    add(notes, "plan_run_start_up",
        {number("minutes", tables::judgement().plans.start_up_minutes),
         number("usd_total", chosen.cost.usd_total)});
  }
  const auto fewer = on_fewer(question, shape, *chosen.card, chosen.training.gpu_count, calibration);
  if (!fewer) return;
  plan.fewer_break = fewer->broken;
  fewer_reason(*fewer, notes);
}

std::vector<TrainingRejection> training_rejections(const TrainingPlanQuestion& question,
                                                   const ModelShape& shape, const TrainingPlans& plans,
                                                   const TrainingCalibration& calibration) {
  return rejected_cards(question.cards, plans, [&](const PricedCard& card, TrainingRejection& rejection) {
    explain_rejection(question, shape, plans, card, calibration, rejection);
  });
}

}  // namespace whichgpu
