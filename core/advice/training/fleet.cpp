#include "core/advice/training/fleet.h"

#include <algorithm>
#include <tuple>

namespace whichgpu {
namespace {

/// Rising numbers of the card to try, the whole group among them.
std::vector<int> sizes_of(const OwnedCards& owned, int max_gpus) {
  std::vector<int> sizes = run_sizes(*owned.card.gpu, std::max(max_gpus, owned.count));
  sizes.push_back(owned.count);
  std::sort(sizes.begin(), sizes.end());
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  return sizes;
}

bool better_today(const TrainingCandidate& a, const TrainingCandidate& b) {
  const auto key = [](const TrainingCandidate& c) {
    return std::make_tuple(c.broken == RunLimit::memory, c.shortfall_bytes, c.cost.hours);
  };
  return key(a) < key(b);
}

TrainingGroup group_of(const TrainingPlanQuestion& question, const ModelShape& shape, const OwnedCards& owned,
                       const OwnershipDefaults& running, const TrainingCalibration& calibration) {
  TrainingGroup group;
  group.owned = &owned;
  for (const int count : sizes_of(owned, question.max_gpus)) {
    if (count > owned.count && group.fewest) break;
    const Price price = price_beside_owned(owned, count, running);
    const auto run = try_run(question, shape, owned.card, count, price, calibration);
    if (!run) continue;
    if (count <= owned.count && (!group.today || better_today(*run, *group.today))) group.today = run;
    if (!group.fewest && run->broken == RunLimit::none) group.fewest = run;
  }
  return group;
}

std::optional<std::size_t> today_of(const std::vector<TrainingGroup>& groups) {
  std::optional<std::size_t> best;
  const auto key = [&](std::size_t index) {
    const TrainingCandidate& c = *groups[index].today;
    const bool late = c.broken == RunLimit::deadline;
    return std::make_tuple(late, late ? c.cost.hours : c.cost.usd_total);
  };
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (!groups[i].today || groups[i].today->broken == RunLimit::memory) continue;
    if (!best || key(i) < key(*best)) best = i;
  }
  return best;
}

TrainingMove move_to(const TrainingCandidate& candidate, double spent_usd_per_month,
                     const OwnershipDefaults& running) {
  TrainingMove move;
  move.candidate = candidate;
  const Training& t = candidate.training;
  move.buying = buying(*t.gpu, t.gpu_count, candidate.price, spent_usd_per_month, running);
  return move;
}

}  // namespace

FleetTraining fleet_training(const TrainingPlanQuestion& question, const Fleet& fleet,
                             const TrainingPlanAnswer& answer, const OwnershipDefaults& running,
                             const TrainingCalibration& calibration) {
  const ModelShape shape = model_shape(*question.work.training.model);
  FleetTraining found;
  for (const OwnedCards& owned : fleet) {
    found.groups.push_back(group_of(question, shape, owned, running, calibration));
  }
  found.today = today_of(found.groups);
  const double spent =
      found.today ? found.groups[*found.today].today->price.usd_per_hour * hours_per_month : 0;
  const auto add = [&](const TrainingCandidate& candidate, const std::vector<PlanLabel>& labels) {
    const auto owns = [&](const OwnedCards& o) { return o.card.gpu == candidate.training.gpu; };
    if (std::any_of(fleet.begin(), fleet.end(), owns)) return;
    found.moves.push_back(move_to(candidate, spent, running));
    found.moves.back().labels = labels;
  };
  for (const TrainingPlan& plan : answer.plans) add(plan.candidate, plan.labels);
  if (answer.beyond_budget) add(answer.beyond_budget->candidate, answer.beyond_budget->labels);
  for (const TrainingRejection& rejection : answer.rejected) {
    if (rejection.nearest) add(*rejection.nearest, {});
  }
  std::stable_sort(found.moves.begin(), found.moves.end(), [](const TrainingMove& a, const TrainingMove& b) {
    return preferred_run(a.candidate, b.candidate);
  });
  return found;
}

}  // namespace whichgpu
