#include "core/advice/serving/existing_group.h"

#include "core/advice/serving/plan_rejections.h"
#include "core/advice/serving/plan_search.h"
#include "core/advice/serving/plan_units.h"

namespace whichgpu {
namespace {

bool by_rate(const ServingPlanQuestion& question) { return question.need.requests_per_second > 0; }

/// The question for so many users, however often they ask.
ServingPlanQuestion for_users(ServingPlanQuestion question, double users) {
  question.need.requests_per_second = 0;
  question.need.concurrency = users;
  return question;
}

/// The question for a little more than was carried, in users or in requests per second.
ServingPlanQuestion for_more_than(ServingPlanQuestion question, double carried) {
  constexpr double a_little = 1.000001;
  if (!by_rate(question) || carried <= 0) return for_users(question, carried + 1);
  question.need.requests_per_second = carried * a_little;
  return question;
}

std::vector<ServingChoice> choices_on(const ServingPlanQuestion& question, const ModelShape& shape,
                                      const PricedCard& card, int count) {
  std::vector<ServingChoice> choices;
  for (const Formats& formats : plan_formats(question, *card.gpu)) {
    for (const Parallelism& unit :
         unit_table(*question.model, shape, *card.gpu, *formats.engine, count).units) {
      choices.push_back({&card, formats, unit, count / unit.gpus()});
    }
  }
  return choices;
}

/// Adds what the configuration can do beyond its users.
ServingOnGroup with_capacity(const ServingPlanQuestion& question, const ModelShape& shape,
                             const ServingCandidate& best, const ServingCalibration& calibration) {
  ServingOnGroup group;
  group.best = best;
  group.capacity = capacity(best.serving, shape, question.need.limits, calibration);
  if (group.capacity.concurrency <= 0) return group;
  const ServingCandidate full =
      try_choice(for_users(question, group.capacity.concurrency), shape, best.choice, calibration);
  group.requests_per_second = group.capacity.concurrency / full.request_seconds;
  return group;
}

std::optional<ServingOnGroup> meeting(const ServingPlanQuestion& question, const ModelShape& shape,
                                      const std::vector<ServingChoice>& choices,
                                      const ServingCalibration& calibration) {
  std::optional<ServingCandidate> best;
  for (const ServingChoice& choice : choices) {
    const ServingCandidate candidate = try_choice(question, shape, choice, calibration);
    if (candidate.broken == ServingLimit::none &&
        (!best || preferred_at_its_price(question, candidate, *best)))
      best = candidate;
  }
  if (!best) return std::nullopt;
  ServingOnGroup group = with_capacity(question, shape, *best, calibration);
  group.meets = true;
  return group;
}

std::optional<ServingOnGroup> carrying_most(const ServingPlanQuestion& question, const ModelShape& shape,
                                            const std::vector<ServingChoice>& choices,
                                            const ServingCalibration& calibration) {
  std::optional<ServingOnGroup> most;
  double carried = 0;
  for (const ServingChoice& choice : choices) {
    ServingCandidate more = try_choice(for_more_than(question, carried), shape, choice, calibration);
    if (more.broken != ServingLimit::none) continue;
    most = with_capacity(question, shape, more, calibration);
    carried = by_rate(question) ? most->requests_per_second : most->capacity.concurrency;
  }
  if (!most) return most;
  most->best =
      try_choice(for_users(question, most->capacity.concurrency), shape, most->best.choice, calibration);
  return most;
}

}  // namespace

std::optional<ServingOnGroup> serve_on_group(const ServingPlanQuestion& question, const ModelShape& shape,
                                             const PricedCard& card, int count,
                                             const ServingCalibration& calibration) {
  const std::vector<ServingChoice> choices = choices_on(question, shape, card, count);
  std::optional<ServingOnGroup> found = meeting(question, shape, choices, calibration);
  if (!found) found = carrying_most(question, shape, choices, calibration);
  if (found) return found;
  const std::optional<ServingCandidate> miss =
      nearest_miss(for_users(question, 1), shape, card, count, calibration);
  if (!miss) return std::nullopt;
  return with_capacity(question, shape, *miss, calibration);
}

}  // namespace whichgpu
