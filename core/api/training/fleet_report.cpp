#include "core/api/training/fleet_report.h"

#include <algorithm>

#include "core/api/json/plan_names.h"
#include "core/api/serving/fleet_report.h"
#include "core/api/training/plan_report.h"
#include "core/catalog/lookup.h"

namespace whichgpu::api {
namespace {

/// The same run under the cheapest rent of its card; null if nobody rents it out.
Json rented_report(const PlanInput& input, TrainingCandidate candidate) {
  candidate.price = card_price(*candidate.card, candidate.training.gpu_count);
  return candidate.price.known ? run_report(input, candidate) : Json();
}

/// The fewest of the card that keep the deadline, and what those cost that are not there yet.
Json fewest_report(const PlanInput& input, const OwnedCards& owned, const TrainingCandidate& fewest) {
  const int added = std::max(0, fewest.training.gpu_count - owned.count);
  Json rent;
  Json purchase;
  if (added > 0) {
    const Price price = card_price(owned.card, added);
    if (price.known) rent = price.usd_per_hour * fewest.cost.hours;
    const PurchasePrice* known = find_purchase_price(*owned.card.gpu);
    if (known != nullptr) purchase = known->usd * added;
  }
  return object_of("run", run_report(input, fewest), "added_gpus", added, "added_rent_usd", rent,
                   "added_purchase_usd", purchase);
}

Json group_report(const PlanInput& input, const TrainingGroup& group) {
  const OwnedCards& owned = *group.owned;
  Json report =
      object_of("gpu", plan_gpu(*owned.card.gpu), "gpu_count", owned.count, "meets", group.meets(), "limit",
                "no_layout", "shortfall_bytes", 0, "run", nullptr, "rented", nullptr, "fewest", nullptr);
  if (group.today) {
    report["limit"] = name_of(group.today->broken);
    report["shortfall_bytes"] = group.today->shortfall_bytes;
    report["run"] = run_report(input, *group.today);
    report["rented"] = rented_report(input, *group.today);
  }
  if (group.fewest) report["fewest"] = fewest_report(input, owned, *group.fewest);
  return report;
}

Json move_report(const PlanInput& input, const FleetTraining& found, const TrainingMove& move) {
  Json labels = Json::array();
  for (const PlanLabel label : move.labels) labels.push_back(name_of(label));
  Json faster;
  Json extra;
  if (found.today) {
    const TrainingCost& today = found.groups[*found.today].today->cost;
    faster = today.hours / move.candidate.cost.hours;
    extra = move.candidate.cost.usd_total - today.usd_total;
  }
  return object_of("labels", std::move(labels), "run", run_report(input, move.candidate), "times_faster",
                   faster, "extra_usd", extra, "buying", buying_report(move.buying));
}

}  // namespace

Json run_report(const PlanInput& input, const TrainingCandidate& c) {
  const TrainingEstimate e = estimate_training(question_of(c));
  const Training& t = c.training;
  Json report = object_of("gpu", plan_gpu(*t.gpu), "gpu_count", t.gpu_count, "hours", nullptr,
                          "tokens_per_second", nullptr, "usd_per_hour", nullptr, "usd_total", nullptr,
                          "offer", nullptr, "request", request_of(input, c));
  if (e.speed) {
    report["hours"] = e.cost.hours;
    report["tokens_per_second"] = e.speed->tokens_per_second;
  }
  if (e.speed && c.price.known) {
    report["usd_per_hour"] = e.cost.usd_per_hour;
    report["usd_total"] = e.cost.usd_total;
    if (c.price.offer != nullptr) report["offer"] = c.price.offer->id;
  }
  return report;
}

Json fleet_training_report(const PlanInput& input, const FleetTraining& found) {
  Json groups = Json::array();
  for (const TrainingGroup& group : found.groups) groups.push_back(group_report(input, group));
  Json moves = Json::array();
  for (const TrainingMove& move : found.moves) moves.push_back(move_report(input, found, move));
  return object_of("groups", std::move(groups), "today", found.today ? Json(*found.today) : Json(), "moves",
                   std::move(moves));
}

}  // namespace whichgpu::api
