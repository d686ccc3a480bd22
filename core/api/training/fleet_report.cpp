#include "core/api/training/fleet_report.h"

#include <algorithm>

#include "core/api/json/plan_gpu.h"
#include "core/api/serving/fleet_report.h"
#include "core/api/training/plan_report.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {
namespace {

/// The same run under the cheapest rent of its card; null if nobody rents it out.
Fragment rented_report(const PlanInput& input, TrainingCandidate candidate) {
  candidate.price = card_price(*candidate.card, candidate.training.gpu_count);
  return candidate.price.known ? run_report(input, candidate) : Fragment();
}

/// The fewest of the card that keep the deadline, and what those cost that are not there yet.
Fragment fewest_report(const PlanInput& input, const OwnedCards& owned, const TrainingCandidate& fewest) {
  const int added = std::max(0, fewest.training.gpu_count - owned.count);
  std::optional<double> rent;
  std::optional<double> purchase;
  if (added > 0) {
    const Price price = card_price(owned.card, added);
    if (price.known) rent = price.usd_per_hour * fewest.cost.hours;
    const PurchasePrice* known = find_purchase_price(*owned.card.gpu);
    if (known != nullptr) purchase = known->usd * added;
  }
  return object_of({{"run", run_report(input, fewest)},
                    {"added_gpus", added},
                    {"added_rent_usd", rent},
                    {"added_purchase_usd", purchase}});
}

Fragment group_report(const PlanInput& input, const TrainingGroup& group) {
  const OwnedCards& owned = *group.owned;
  const std::optional<TrainingCandidate>& today = group.today;
  return object_of({{"gpu", plan_gpu(*owned.card.gpu)},
                    {"gpu_count", owned.count},
                    {"meets", group.meets()},
                    {"limit", today ? name_of(today->broken) : "no_layout"},
                    {"shortfall_bytes", today ? Value(today->shortfall_bytes) : Value(0)},
                    {"run", today ? run_report(input, *today) : Fragment()},
                    {"rented", today ? rented_report(input, *today) : Fragment()},
                    {"fewest", group.fewest ? fewest_report(input, owned, *group.fewest) : Fragment()}});
}

Fragment move_report(const PlanInput& input, const FleetTraining& found, const TrainingMove& move) {
  Array labels;
  for (const PlanLabel label : move.labels) labels.push(name_of(label));
  std::optional<double> faster;
  std::optional<double> extra;
  if (found.today) {
    const TrainingCost& today = found.groups[*found.today].today->cost;
    faster = today.hours / move.candidate.cost.hours;
    extra = move.candidate.cost.usd_total - today.usd_total;
  }
  return object_of({{"labels", labels},
                    {"run", run_report(input, move.candidate)},
                    {"times_faster", faster},
                    {"extra_usd", extra},
                    {"buying", buying_report(move.buying)}});
}

}  // namespace

Fragment run_report(const PlanInput& input, const TrainingCandidate& c) {
  const TrainingEstimate e = estimate_training(question_of(c));
  const Training& t = c.training;
  const bool runs = e.speed.has_value();
  const bool priced = runs && c.price.known;
  return object_of({{"gpu", plan_gpu(*t.gpu)},
                    {"gpu_count", t.gpu_count},
                    {"hours", known_if(runs, e.cost.hours)},
                    {"tokens_per_second", runs ? Value(e.speed->tokens_per_second) : Value(nullptr)},
                    {"usd_per_hour", known_if(priced, e.cost.usd_per_hour)},
                    {"usd_total", known_if(priced, e.cost.usd_total)},
                    {"offer", priced && c.price.offer != nullptr ? Value(c.price.offer->id) : Value(nullptr)},
                    {"request", request_of(input, c)}});
}

Fragment fleet_training_report(const PlanInput& input, const FleetTraining& found) {
  Array groups;
  for (const TrainingGroup& group : found.groups) groups.push(group_report(input, group));
  Array moves;
  for (const TrainingMove& move : found.moves) moves.push(move_report(input, found, move));
  return object_of(
      {{"groups", groups}, {"today", found.today ? Value(*found.today) : Value(nullptr)}, {"moves", moves}});
}

}  // namespace whichgpu::api
