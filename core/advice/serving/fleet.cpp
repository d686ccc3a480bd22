#include "core/advice/serving/fleet.h"

#include <algorithm>

#include "core/cost/ownership.h"

namespace whichgpu {
namespace {

/// The fewest of a card that meet the need: the cheapest plan where every card costs the same.
std::optional<PlanCandidate> fewest_of(const PlanQuestion& question, const OwnedCards& owned,
                                       const OwnershipDefaults& running, const Calibration& calibration) {
  PlanQuestion alone = question;
  alone.max_gpus = std::max(question.max_gpus, owned.count);
  alone.cards = {owned.card};
  alone.cards.front().own_usd_per_gpu_hour = 1;
  std::optional<PlanCandidate> fewest = cheapest_plan(alone, calibration);
  if (!fewest) return fewest;
  fewest->choice.card = &owned.card;
  fewest->price = price_beside_owned(owned, fewest->serving.gpu_count, running);
  return fewest;
}

ServingGroup group_of(const PlanQuestion& question, const OwnedCards& owned, const OwnershipDefaults& running,
                      const Calibration& calibration) {
  ServingGroup group;
  group.owned = &owned;
  group.today = cards_at_hand(question, owned.card, owned.count, calibration);
  if (group.today) {
    PlanCandidate& best = group.today->best;
    best.price = running_price(*owned.card.gpu, best.serving.gpu_count, running);
  }
  group.fewest = fewest_of(question, owned, running, calibration);
  return group;
}

void join(FleetToday& today, const std::vector<ServingGroup>& groups, std::size_t index) {
  const CardsAtHand& hand = *groups[index].today;
  const bool first = today.groups.empty();
  today.groups.push_back(index);
  today.users += hand.capacity.concurrency;
  today.requests_per_second += hand.requests_per_second;
  today.usd_per_month += hand.best.price.usd_per_hour * hours_per_month;
  const double seconds = hand.best.request_seconds;
  today.request_seconds = first ? seconds : std::min(today.request_seconds, seconds);
}

FleetToday today_of(const ServingNeed& need, const std::vector<ServingGroup>& groups) {
  FleetToday today;
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

/// The cheapest configuration for what the fleet leaves of the need.
std::optional<PlanCandidate> rest_of(PlanQuestion question, const FleetToday& today,
                                     const Calibration& calibration) {
  if (today.meets || today.users <= 0) return std::nullopt;
  ServingNeed& need = question.need;
  if (need.requests_per_second > 0) {
    need.requests_per_second -= today.requests_per_second;
  } else {
    need.concurrency -= today.users;
  }
  return cheapest_plan(question, calibration);
}

ServingMove move_to(const PlanCandidate& candidate, const FleetToday& today,
                    const OwnershipDefaults& running) {
  ServingMove move;
  move.candidate = candidate;
  const Serving& s = candidate.serving;
  move.buying = buying(*s.gpu, s.gpu_count, candidate.price, today.usd_per_month, running);
  return move;
}

}  // namespace

FleetServing fleet_serving(const PlanQuestion& question, const Fleet& fleet, const PlanAnswer& answer,
                           const std::vector<Rejection>& rejections, const OwnershipDefaults& running,
                           const Calibration& calibration) {
  FleetServing found;
  for (const OwnedCards& owned : fleet)
    found.groups.push_back(group_of(question, owned, running, calibration));
  found.today = today_of(question.need, found.groups);
  found.rest = rest_of(question, found.today, calibration);
  const auto is_owned = [&](const Gpu* gpu) {
    return std::any_of(fleet.begin(), fleet.end(), [&](const OwnedCards& o) { return o.card.gpu == gpu; });
  };
  for (const std::vector<Plan>* plans : {&answer.plans, &answer.beyond_budget}) {
    for (const Plan& plan : *plans) {
      if (is_owned(plan.candidate.serving.gpu)) continue;
      found.moves.push_back(move_to(plan.candidate, found.today, running));
      found.moves.back().labels = plan.labels;
      found.moves.back().capacity = plan.capacity;
    }
  }
  const ModelShape shape = model_shape(*question.model);
  for (const Rejection& rejection : rejections) {
    if (!rejection.nearest || is_owned(rejection.gpu)) continue;
    found.moves.push_back(move_to(*rejection.nearest, found.today, running));
    found.moves.back().capacity =
        capacity(rejection.nearest->serving, shape, question.need.limits, calibration);
  }
  std::stable_sort(found.moves.begin(), found.moves.end(), [](const ServingMove& a, const ServingMove& b) {
    return a.candidate.price.usd_per_hour < b.candidate.price.usd_per_hour;
  });
  return found;
}

}  // namespace whichgpu
