#include "core/advice/serving/plan_rejections.h"

#include <algorithm>

#include "core/advice/serving/plan_units.h"
#include "core/catalog/engine_support.h"
#include "core/catalog/units.h"

namespace whichgpu {
namespace {

/// Behind an arrival rate, users pile up where a configuration cannot keep up, until something overflows.
bool saturated(const ServingPlanQuestion& question, const ServingCandidate& c) {
  return question.need.requests_per_second > 0 &&
         (c.broken == ServingLimit::max_num_seqs ||
          (c.broken == ServingLimit::memory && c.serving.concurrency > c.choice.replicas));
}

/// How far a configuration is from meeting the need: what is late is nearer than what cannot keep up, and
/// that is nearer than what lacks memory.
double distance(const ServingPlanQuestion& question, const ServingCandidate& c) {
  constexpr double farther_than_late = 1e6;
  const LatencyLimits& limits = question.need.limits;
  if (c.broken == ServingLimit::none) return 0;
  if (saturated(question, c)) return farther_than_late;
  if (c.broken == ServingLimit::memory) return farther_than_late + c.shortfall_bytes;
  return std::max(c.ttft_seconds / limits.max_ttft_seconds, c.tpot_seconds / limits.max_tpot_seconds);
}

}  // namespace

std::optional<ServingCandidate> nearest_miss(const ServingPlanQuestion& question, const ModelShape& shape,
                                             const PricedCard& card, int count,
                                             const ServingCalibration& calibration) {
  std::optional<ServingCandidate> nearest;
  UnitTable table;
  const Engine* engine = nullptr;  // that the table is for; formats of one engine follow each other
  for (const Formats& formats : plan_formats(question, *card.gpu)) {
    if (formats.engine != engine) {
      engine = formats.engine;
      table = unit_table(*question.model, shape, *card.gpu, *engine, count);
    }
    for (const int unit : table.dividing[static_cast<std::size_t>(count)]) {
      ServingChoice choice{&card, formats, table.units[static_cast<std::size_t>(unit)], 1};
      choice.replicas = count / choice.unit.gpus();
      const ServingCandidate candidate = try_choice(question, shape, choice, calibration);
      if (!nearest || distance(question, candidate) < distance(question, *nearest)) nearest = candidate;
    }
  }
  return nearest;
}

namespace {

/// What keeps `count` of a card, of which `miss` comes nearest, from meeting the need.
void add_miss(const ServingPlanQuestion& question, const std::optional<ServingCandidate>& miss, int count,
              Notes& notes) {
  if (!miss) return;
  const LatencyLimits& limits = question.need.limits;
  const NoteArgument cards = number("gpu_count", count);
  if (saturated(question, *miss)) {
    add(notes, "rejected_saturated", {cards});
    return;
  }
  switch (miss->broken) {
    case ServingLimit::none:
      break;
    case ServingLimit::memory:
      add(notes, "rejected_short_of_memory", {cards, number("bytes", miss->shortfall_bytes)});
      break;
    case ServingLimit::max_num_seqs:
      add(notes, "rejected_engine_limit", {cards});
      break;
    case ServingLimit::ttft:
      add(notes, "rejected_ttft",
          {cards, number("ms", miss->ttft_seconds * milliseconds_per_second),
           number("limit_ms", limits.max_ttft_seconds * milliseconds_per_second)});
      break;
    case ServingLimit::tpot:
      add(notes, "rejected_tpot",
          {cards, number("ms", miss->tpot_seconds * milliseconds_per_second),
           number("limit_ms", limits.max_tpot_seconds * milliseconds_per_second)});
      break;
  }
}

void add_price_reason(const ServingPlanQuestion& question, const ServingPlans& plans,
                      const ServingCandidate& nearest, Notes& notes) {
  const double usd = nearest.price.usd_per_hour;
  const NoteArgument cards = number("gpu_count", nearest.serving.gpu_count);
  if (usd > question.max_usd_per_hour) {
    add(notes, "rejected_over_budget",
        {cards, number("usd_per_hour", usd), number("budget_usd_per_hour", question.max_usd_per_hour)});
    return;
  }
  const double cheapest = plans.plans.front().candidate.price.usd_per_hour;
  if ((usd > cheapest && cheapest > 0) || !generates(*question.model)) {
    add(notes, "rejected_dearer",
        {cards, number("usd_per_hour", usd), number("times", ratio(usd, cheapest))});
  } else {
    add(notes, "rejected_slower", {cards, number("usd_per_hour", usd)});
  }
}

void explain(const ServingPlanQuestion& question, const ModelShape& shape, const ServingPlans& plans,
             const PricedCard& card, const ServingCalibration& calibration, ServingRejection& rejection) {
  ServingPlanQuestion alone = question;
  alone.cards = {&card, 1};
  rejection.nearest = cheapest_service(alone, shape, calibration);
  const int most = std::min(question.max_gpus, most_joined(*card.gpu));
  const int fewer = rejection.nearest ? rejection.nearest->gpu_count() / 2 : most;
  if (fewer > 0) {
    add_miss(question, nearest_miss(question, shape, card, fewer, calibration), fewer, rejection.reasons);
  }
  if (rejection.nearest) add_price_reason(question, plans, *rejection.nearest, rejection.reasons);
}

}  // namespace

std::vector<ServingRejection> serving_rejections(const ServingPlanQuestion& question, const ModelShape& shape,
                                                 const ServingPlans& plans,
                                                 const ServingCalibration& calibration) {
  return rejected_cards(question.cards, plans, [&](const PricedCard& card, ServingRejection& rejection) {
    explain(question, shape, plans, card, calibration, rejection);
  });
}

}  // namespace whichgpu
