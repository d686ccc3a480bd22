#include "core/advice/serving/existing.h"

#include <algorithm>

#include "core/catalog/sorting.h"
#include "core/cost/ownership.h"
#include "core/power/serving_power.h"

namespace whichgpu {
namespace {

/// Of one board, W; the usual where the speed is not estimated.
double watts_at_work(const ServingCandidate& candidate, const ModelShape& shape,
                     const ServingCalibration& calibration) {
  const Serving& serving = candidate.serving;
  const ServingTrial trial = try_configuration(serving, shape, calibration);
  if (!trial.speed || !generates(*serving.model)) return usual_watts(*serving.gpu);
  const WeightBytes bytes = weight_bytes(*serving.weights, shape);
  const StepModel model = step_model(serving, shape, bytes, calibration, trial.footprint.host);
  return serving_power(model, *trial.speed).board.watts;
}

/// The fewest of a card that meet the need: the cheapest plan where every card costs the same.
std::optional<Fewest<Service>> fewest_of(const ServingPlanQuestion& question, const ModelShape& shape,
                                         const ExistingCards& existing, const OwnershipDefaults& running,
                                         const ServingCalibration& calibration) {
  PricedCard for_a_dollar = existing.card;
  for_a_dollar.own_usd_per_gpu_hour = 1;
  ServingPlanQuestion alone = question;
  alone.max_gpus = std::max(question.max_gpus, existing.count);
  alone.cards = {&for_a_dollar, 1};
  alone.whole_servers = false;  // what is added may stand beside what is there
  std::optional<ServingCandidate> fewest = cheapest_service(alone, shape, calibration);
  if (!fewest) return std::nullopt;
  fewest->choice.card = &existing.card;
  fewest->price = price_beside_existing(existing, fewest->gpu_count(),
                                        watts_at_work(*fewest, shape, calibration), running);
  return Fewest<Service>{service_of(*fewest, shape, calibration),
                         added_cards(existing, fewest->gpu_count(), hours_per_month)};
}

ServingGroup group_of(const ServingPlanQuestion& question, const ModelShape& shape,
                      const ExistingCards& existing, const OwnershipDefaults& running,
                      const ServingCalibration& calibration) {
  ServingGroup group;
  group.existing = &existing;
  group.today = serve_on_group(question, shape, existing.card, existing.count, calibration);
  if (question.usual && !group.meets()) {
    // What is there is used even where nobody would rent it: slowly, or with an engine meant for fewer users.
    const ServingPlanQuestion slow = at_any_speed(question);
    const auto today = serve_on_group(slow, shape, existing.card, existing.count, calibration);
    if (today && (today->meets || group.today->capacity.concurrency <= 0)) {
      group.today = today;
      group.usual = false;
    }
  }
  if (group.today) {
    ServingCandidate& best = group.today->best;
    best.price =
        running_price(best.gpu(), best.gpu_count(), watts_at_work(best, shape, calibration), running);
    group.work = service_of(best, shape, calibration);
    const Price rent = card_price(existing.card, best.gpu_count());
    if (rent.known) group.rented = at_price(*group.work, rent);
  }
  group.fewest = fewest_of(group.meets() && !group.usual ? at_any_speed(question) : question, shape, existing,
                           running, calibration);
  return group;
}

void join(ServingToday& today, const std::vector<ServingGroup>& groups, std::size_t index) {
  const ServingOnGroup& group = *groups[index].today;
  const bool first = today.groups.empty();
  today.groups.push_back(index);
  today.users += group.capacity.concurrency;
  today.requests_per_second += group.requests_per_second;
  today.usd_per_month += group.best.price.usd_per_hour * hours_per_month;
  const double seconds = group.best.request_seconds;
  today.request_seconds = first ? seconds : std::min(today.request_seconds, seconds);
}

ServingToday today_of(const ServingNeed& need, const std::vector<ServingGroup>& groups) {
  ServingToday today;
  const ServingGroup* alone = nullptr;
  for (const ServingGroup& group : groups) {
    const auto usd = [](const ServingGroup& g) { return g.today->best.price.usd_per_hour; };
    if (group.meets() && (alone == nullptr || usd(group) < usd(*alone))) alone = &group;
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool carries = groups[i].today && groups[i].today->capacity.concurrency > 0;
    if (alone != nullptr ? alone == &groups[i] : carries) join(today, groups, i);
  }
  const bool enough = need.requests_per_second > 0 ? today.requests_per_second >= need.requests_per_second
                                                   : today.users >= need.concurrency;
  today.meets = alone != nullptr || enough;
  return today;
}

/// The cheapest configuration for what the existing cards leave of the need.
std::optional<Service> rest_of(ServingPlanQuestion question, const ModelShape& shape,
                               const ServingToday& today, const ServingCalibration& calibration) {
  if (today.meets || today.users <= 0) return std::nullopt;
  ServingNeed& need = question.need;
  if (need.requests_per_second > 0) {
    need.requests_per_second -= today.requests_per_second;
  } else {
    need.concurrency -= today.users;
  }
  const std::optional<ServingCandidate> rest = cheapest_service(question, shape, calibration);
  if (!rest) return std::nullopt;
  return service_of(*rest, shape, calibration);
}

ServingMove move_from(const ServingToday& today, const Service& service, const std::vector<PlanLabel>& labels,
                      const Capacity& capacity, const OwnershipDefaults& running) {
  ServingMove move{move_to(service, labels, today.usd_per_month, running), capacity, {}};
  move.extra_usd = service.candidate.price.usd_per_hour * hours_per_month - today.usd_per_month;
  if (today.groups.empty()) return move;
  move.times_faster = today.request_seconds / service.candidate.request_seconds;
  move.times_users = capacity.concurrency / today.users;
  return move;
}

}  // namespace

ServingOnExisting serve_on_existing(const ServingPlanQuestion& question, const ModelShape& shape,
                                    const std::vector<ExistingCards>& existing, const ServingPlans& plans,
                                    const OwnershipDefaults& running, const ServingCalibration& calibration) {
  ServingOnExisting found;
  for (const ExistingCards& cards : existing) {
    found.groups.push_back(group_of(question, shape, cards, running, calibration));
  }
  found.today = today_of(question.need, found.groups);
  found.rest = rest_of(question, shape, found.today, calibration);
  const auto add = [&](const ServingCandidate& candidate, const std::vector<PlanLabel>& labels,
                       const Capacity& capacity) {
    const Service service = service_of(candidate, shape, calibration);
    found.moves.push_back(move_from(found.today, service, labels, capacity, running));
  };
  for (const ServingPlan* plan : plans.shown()) {
    if (!has_card(existing, plan->candidate.gpu())) add(plan->candidate, plan->labels, plan->capacity);
  }
  for (const ServingRejection& rejection : plans.rejected) {
    if (!rejection.nearest || has_card(existing, *rejection.gpu)) continue;
    const ServingCandidate& nearest = *rejection.nearest;
    add(nearest, {}, capacity(nearest.serving, shape, question.need.limits, calibration));
  }
  sort_stably(found.moves, [](const ServingMove& a, const ServingMove& b) {
    return a.work.candidate.usd() < b.work.candidate.usd();
  });
  return found;
}

}  // namespace whichgpu
