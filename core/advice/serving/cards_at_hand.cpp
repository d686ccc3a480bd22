#include "core/advice/serving/cards_at_hand.h"

#include "core/advice/serving/plan_rejections.h"
#include "core/advice/serving/plan_search.h"
#include "core/advice/serving/plan_units.h"

namespace whichgpu {
namespace {

bool by_rate(const PlanQuestion& question) { return question.need.requests_per_second > 0; }

/// The question for so many users, however often they ask.
PlanQuestion for_users(PlanQuestion question, double users) {
  question.need.requests_per_second = 0;
  question.need.concurrency = users;
  return question;
}

/// The question for a little more than was carried, in users or in requests per second.
PlanQuestion for_more_than(PlanQuestion question, double carried) {
  constexpr double a_little = 1.000001;
  if (!by_rate(question) || carried <= 0) return for_users(std::move(question), carried + 1);
  question.need.requests_per_second = carried * a_little;
  return question;
}

std::vector<PlanChoice> choices_on(const PlanQuestion& question, const ModelShape& shape,
                                   const PlanCard& card, int count) {
  std::vector<PlanChoice> choices;
  for (const Formats& formats : formats_for(question, *card.gpu)) {
    for (const Parallelism& unit :
         unit_table(*question.model, shape, *card.gpu, *formats.engine, count).units) {
      choices.push_back({&card, formats, unit, count / unit.gpus()});
    }
  }
  return choices;
}

/// Adds what the configuration can do beyond its users.
CardsAtHand with_capacity(const PlanQuestion& question, const ModelShape& shape, const PlanCandidate& best,
                          const Calibration& calibration) {
  CardsAtHand hand;
  hand.best = best;
  hand.capacity = capacity(best.serving, shape, question.need.limits, calibration);
  if (hand.capacity.concurrency <= 0) return hand;
  const PlanCandidate full =
      try_choice(for_users(question, hand.capacity.concurrency), shape, best.choice, calibration);
  hand.requests_per_second = hand.capacity.concurrency / full.request_seconds;
  return hand;
}

std::optional<CardsAtHand> meeting(const PlanQuestion& question, const ModelShape& shape,
                                   const std::vector<PlanChoice>& choices, const Calibration& calibration) {
  std::optional<PlanCandidate> best;
  for (const PlanChoice& choice : choices) {
    const PlanCandidate candidate = try_choice(question, shape, choice, calibration);
    if (candidate.broken == Limit::none && (!best || preferred_as_cheapest(candidate, *best)))
      best = candidate;
  }
  if (!best) return std::nullopt;
  CardsAtHand hand = with_capacity(question, shape, *best, calibration);
  hand.meets = true;
  return hand;
}

std::optional<CardsAtHand> carrying_most(const PlanQuestion& question, const ModelShape& shape,
                                         const std::vector<PlanChoice>& choices,
                                         const Calibration& calibration) {
  std::optional<CardsAtHand> most;
  double carried = 0;
  for (const PlanChoice& choice : choices) {
    PlanCandidate more = try_choice(for_more_than(question, carried), shape, choice, calibration);
    if (more.broken != Limit::none) continue;
    most = with_capacity(question, shape, more, calibration);
    carried = by_rate(question) ? most->requests_per_second : most->capacity.concurrency;
  }
  if (!most) return most;
  most->best =
      try_choice(for_users(question, most->capacity.concurrency), shape, most->best.choice, calibration);
  return most;
}

}  // namespace

std::optional<CardsAtHand> cards_at_hand(const PlanQuestion& question, const PlanCard& card, int count,
                                         const Calibration& calibration) {
  const ModelShape shape = model_shape(*question.model);
  const std::vector<PlanChoice> choices = choices_on(question, shape, card, count);
  std::optional<CardsAtHand> hand = meeting(question, shape, choices, calibration);
  if (!hand) hand = carrying_most(question, shape, choices, calibration);
  if (hand) return hand;
  const std::optional<PlanCandidate> miss = nearest_miss(for_users(question, 1), card, count, calibration);
  if (!miss) return std::nullopt;
  return with_capacity(question, shape, *miss, calibration);
}

}  // namespace whichgpu
