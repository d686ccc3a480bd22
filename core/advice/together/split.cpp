#include "core/advice/together/split.h"

#include <tuple>

#include "core/advice/together/budget.h"
#include "core/catalog/sorting.h"

namespace whichgpu {
namespace {

/// Where a need can be met: on `existing`, or on rented cards if that is nullptr.
template <typename Work>
struct Place {
  const Work* work = nullptr;
  const ExistingCards* existing = nullptr;
};

template <typename Group, typename Work>
std::vector<Place<Work>> places_of(const std::vector<Group>& groups, const std::optional<Work>& rented) {
  std::vector<Place<Work>> places;
  for (const Group& group : groups) {
    if (group.meets() && group.fewest) places.push_back({&group.fewest->work, group.existing});
  }
  if (rented) places.push_back({&*rented, nullptr});
  return places;
}

bool enough_for_both(const Place<Run>& run, const Place<Service>& service) {
  if (run.existing == nullptr || run.existing != service.existing) return true;
  return run.work->candidate.gpu_count() + service.work->candidate.gpu_count() <= run.existing->count;
}

Split split_of(const Place<Run>& trains, const Place<Service>& serves, const Budget& budget) {
  Split split;
  split.training = *trains.work;
  split.serving = *serves.work;
  split.training_on_existing = trains.existing != nullptr;
  split.serving_on_existing = serves.existing != nullptr;
  const Price& service = split.serving.candidate.price;
  split.training_usd_per_month = usd_in_first_month(split.training.candidate);
  split.usd_per_month = split.training_usd_per_month + service.usd_per_hour * hours_per_month;
  split.within_budget = within_budget(budget, service, split.training.candidate);
  return split;
}

}  // namespace

std::vector<Split> splits_of(const ServingOnExisting& serving, const std::optional<Service>& service,
                             const TrainingOnExisting& training, const std::optional<Run>& run,
                             const Budget& budget) {
  std::vector<Split> splits;
  const std::vector<Place<Service>> services = places_of(serving.groups, service);
  for (const Place<Run>& trains : places_of(training.groups, run)) {
    for (const Place<Service>& serves : services) {
      if (enough_for_both(trains, serves)) splits.push_back(split_of(trains, serves, budget));
    }
  }
  sort_stably(splits, [](const Split& a, const Split& b) {
    const auto key = [](const Split& s) {
      return std::make_tuple(s.usd_per_month, !s.serving_on_existing, !s.training_on_existing);
    };
    return key(a) < key(b);
  });
  return splits;
}

}  // namespace whichgpu
