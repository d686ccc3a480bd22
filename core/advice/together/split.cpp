#include "core/advice/together/split.h"

#include <algorithm>
#include <tuple>

#include "core/cost/budget.h"

namespace whichgpu {
namespace {

/// Where a need can be met: on `owned`, or on rented cards if that is nullptr.
template <typename Candidate>
struct Place {
  const Candidate* candidate = nullptr;
  const OwnedCards* owned = nullptr;
};

template <typename Group>
auto places_of(const std::vector<Group>& groups) {
  std::vector<Place<typename decltype(Group::fewest)::value_type>> places;
  for (const Group& group : groups) {
    if (group.meets() && group.fewest) places.push_back({&*group.fewest, group.owned});
  }
  return places;
}

bool enough_for_both(const Place<TrainingCandidate>& run, const Place<PlanCandidate>& service) {
  if (run.owned == nullptr || run.owned != service.owned) return true;
  return run.candidate->training.gpu_count + service.candidate->serving.gpu_count <= run.owned->count;
}

}  // namespace

double FleetSplit::training_usd_per_month() const {
  return training->price.usd_per_hour * std::min(training->cost.hours, hours_per_month);
}

std::vector<FleetSplit> fleet_splits(const FleetServing& serving, const PlanAnswer& serving_plans,
                                     const FleetTraining& training,
                                     const TrainingPlanAnswer& training_plans) {
  auto services = places_of(serving.groups);
  for (const std::vector<Plan>* plans : {&serving_plans.plans, &serving_plans.beyond_budget}) {
    if (!plans->empty()) services.push_back({&plans->front().candidate, nullptr});
  }
  auto runs = places_of(training.groups);
  if (!training_plans.plans.empty()) {
    runs.push_back({&training_plans.plans.front().candidate, nullptr});
  } else if (training_plans.beyond_budget) {
    runs.push_back({&training_plans.beyond_budget->candidate, nullptr});
  }
  std::vector<FleetSplit> splits;
  for (const auto& run : runs) {
    for (const auto& service : services) {
      if (!enough_for_both(run, service)) continue;
      FleetSplit split{run.candidate, service.candidate, run.owned != nullptr, service.owned != nullptr, 0};
      split.usd_per_month =
          split.training_usd_per_month() + service.candidate->price.usd_per_hour * hours_per_month;
      splits.push_back(split);
    }
  }
  std::stable_sort(splits.begin(), splits.end(), [](const FleetSplit& a, const FleetSplit& b) {
    const auto key = [](const FleetSplit& s) {
      return std::make_tuple(s.usd_per_month, !s.serving_owned, !s.training_owned);
    };
    return key(a) < key(b);
  });
  return splits;
}

}  // namespace whichgpu
