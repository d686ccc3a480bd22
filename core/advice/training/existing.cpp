#include "core/advice/training/existing.h"

#include <algorithm>
#include <tuple>

#include "core/catalog/sorting.h"
#include "core/power/training_power.h"

namespace whichgpu {
namespace {

/// Rising numbers of the card to try, the whole group among them.
std::vector<int> sizes_of(const ExistingCards& existing, int max_gpus) {
  std::vector<int> sizes = run_sizes(*existing.card.gpu, std::max(max_gpus, existing.count));
  sizes.push_back(existing.count);
  std::sort(sizes.begin(), sizes.end());
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  return sizes;
}

bool better_today(const TrainingCandidate& a, const TrainingCandidate& b) {
  const auto key = [](const TrainingCandidate& c) {
    return std::make_tuple(c.broken == TrainingLimit::memory, c.shortfall_bytes, c.cost.hours);
  };
  return key(a) < key(b);
}

/// What cards that are there cost to run, at the power that the run takes of them.
void price_at_its_power(TrainingCandidate& run, const ModelShape& shape, const ExistingCards& existing,
                        const OwnershipDefaults& running, const TrainingCalibration& calibration) {
  const TrainingRate rate = training_rate(run.training, calibration);
  const TrainingStep step = training_step(run.training, shape, rate, calibration);
  const CardUse use = training_use(step, rate, calibration);
  run.price = price_beside_existing(existing, run.gpu_count(), board_power(run.gpu(), use, 0).watts, running);
  if (run.broken != TrainingLimit::memory) run.cost = training_cost(run.training, run.price, step.total());
}

TrainingGroup group_of(const TrainingPlanQuestion& question, const ModelShape& shape,
                       const ExistingCards& existing, const OwnershipDefaults& running,
                       const TrainingCalibration& calibration) {
  std::optional<TrainingCandidate> today;
  std::optional<TrainingCandidate> fewest;
  for (const int count : sizes_of(existing, question.max_gpus)) {
    if (count > existing.count && fewest) break;
    auto run = try_run(question, shape, existing.card, count, {}, calibration);
    if (!run) continue;
    price_at_its_power(*run, shape, existing, running, calibration);
    if (count <= existing.count && (!today || better_today(*run, *today))) today = run;
    if (!fewest && run->broken == TrainingLimit::none) fewest = run;
  }
  TrainingGroup group;
  group.existing = &existing;
  if (today) {
    group.work = run_of(*today, shape, calibration);
    const Price rent = card_price(existing.card, today->gpu_count());
    if (rent.known) group.rented = at_price(*group.work, rent);
  }
  if (fewest) {
    group.fewest = {run_of(*fewest, shape, calibration),
                    added_cards(existing, fewest->gpu_count(), fewest->cost.hours)};
  }
  return group;
}

std::optional<std::size_t> today_of(const std::vector<TrainingGroup>& groups) {
  std::optional<std::size_t> best;
  const auto key = [&](std::size_t index) {
    const TrainingCandidate& c = groups[index].work->candidate;
    const bool late = c.broken == TrainingLimit::deadline;
    return std::make_tuple(late, late ? c.cost.hours : c.cost.usd_total);
  };
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (!groups[i].work || groups[i].work->candidate.broken == TrainingLimit::memory) continue;
    if (!best || key(i) < key(*best)) best = i;
  }
  return best;
}

TrainingMove move_from(const TrainingCandidate* today, const Run& run, const std::vector<PlanLabel>& labels,
                       const OwnershipDefaults& running) {
  const double spent = today != nullptr ? today->price.usd_per_hour * hours_per_month : 0;
  TrainingMove move = move_to(run, labels, spent, running);
  if (today == nullptr) return move;
  move.times_faster = today->cost.hours / run.candidate.cost.hours;
  move.extra_usd = run.candidate.cost.usd_total - today->cost.usd_total;
  return move;
}

}  // namespace

TrainingOnExisting train_on_existing(const TrainingPlanQuestion& question, const ModelShape& shape,
                                     const std::vector<ExistingCards>& existing, const TrainingPlans& plans,
                                     const OwnershipDefaults& running,
                                     const TrainingCalibration& calibration) {
  TrainingOnExisting found;
  for (const ExistingCards& cards : existing) {
    found.groups.push_back(group_of(question, shape, cards, running, calibration));
  }
  found.today = today_of(found.groups);
  const TrainingCandidate* today = found.today ? &found.groups[*found.today].work->candidate : nullptr;
  const auto add = [&](const TrainingCandidate& candidate, const std::vector<PlanLabel>& labels) {
    if (has_card(existing, candidate.gpu())) return;
    found.moves.push_back(move_from(today, run_of(candidate, shape, calibration), labels, running));
  };
  for (const TrainingPlan* plan : plans.shown()) add(plan->candidate, plan->labels);
  for (const TrainingRejection& rejection : plans.rejected) {
    if (rejection.nearest) add(*rejection.nearest, {});
  }
  sort_stably(found.moves, [](const TrainingMove& a, const TrainingMove& b) {
    return preferred_run(a.work.candidate, b.work.candidate);
  });
  return found;
}

}  // namespace whichgpu
